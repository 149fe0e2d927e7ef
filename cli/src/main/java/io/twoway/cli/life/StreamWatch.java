package io.twoway.cli.life;

import io.twoway.client.ConnectClient;
import io.twoway.client.Position;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks at a source from time to time, and says it when its work is another than at the last look. */
final class StreamWatch {

    private final ConnectClient connect;
    private final String source;
    private final Consumer<String> progress;

    // Mutable state
    private Optional<Position> shown = Optional.empty();

    StreamWatch(ConnectClient connect, String source, Consumer<String> progress) {
        this.connect = connect;
        this.source = source;
        this.progress = progress;
    }

    /** Returns whether the source follows the binlog. */
    boolean streams() {
        Position position = connect.position(source);
        if (!shown.map(Position::getClass).equals(Optional.of(position.getClass()))) {
            progress.accept(source + ": " + described(position));
        }
        shown = Optional.of(position);
        return position instanceof Position.Streaming;
    }

    /** With Connect's default of a minute, and nothing to load, a person would take the silence for a hang. */
    private static String described(Position position) {
        return position instanceof Position.None
                ? "waiting for its position, which Connect stores every offset.flush.interval.ms of the worker (60 s by default)"
                : position.describe();
    }
}
