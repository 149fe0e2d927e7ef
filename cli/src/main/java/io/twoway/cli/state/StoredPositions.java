package io.twoway.cli.state;

import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectFailure;
import io.twoway.client.Position;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks Connect for the positions of connectors. It reads that from Kafka and waits for long while that is away, so when it did not
 * tell once, it is not asked again.
 */
public final class StoredPositions {

    private final ConnectClient connect;
    private final Duration patience;

    // Mutable state
    private Optional<String> gap = Optional.empty();

    /** @param patience how long one answer may take */
    public StoredPositions(ConnectClient connect, Duration patience) {
        this.connect = connect;
        this.patience = patience;
    }

    /** Returns how far a connector is; that this is not known when Connect does not tell. */
    Position of(String name) {
        if (gap.isPresent()) {
            return new Position.Unknown();
        }
        try {
            return connect.position(name, patience);
        } catch (ConnectFailure e) {
            gap = Optional.of(
                    "Connect did not tell how far the connectors are, which it reads from Kafka: " + e.getMessage());
            return new Position.Unknown();
        }
    }

    /** Returns why positions are missing, as a sentence; empty when they are not. */
    public Optional<String> gap() {
        return gap;
    }
}
