package io.twoway.cli;

import io.twoway.cli.connect.ConnectClient;
import io.twoway.cli.connect.Position;
import java.util.function.Consumer;

/** Looks at a source from time to time, and says it when its work is another than at the last look. */
final class StreamWatch {

    private final ConnectClient connect;
    private final String source;
    private final Consumer<String> progress;

    // Mutable state
    private Position shown = new Position.None();

    StreamWatch(ConnectClient connect, String source, Consumer<String> progress) {
        this.connect = connect;
        this.source = source;
        this.progress = progress;
    }

    /** Returns whether the source follows the binlog. */
    boolean streams() {
        Position position = connect.position(source);
        if (!position.getClass().equals(shown.getClass())) {
            progress.accept(source + ": " + position.describe());
        }
        shown = position;
        return position instanceof Position.Streaming;
    }
}
