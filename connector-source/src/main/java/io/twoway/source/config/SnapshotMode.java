package io.twoway.source.config;

import java.util.List;

/** Debezium's snapshot modes that keep the promise that no change is lost, by direction. */
final class SnapshotMode {

    static final String INITIAL = "initial";
    /** Set by the connector when no changes are wanted. */
    static final String INITIAL_ONLY = "initial_only";

    static final String NO_DATA = "no_data";
    static final String RECOVERY = "recovery";

    static final String REASON = "the others reload tables behind the peer's back or never read the binlog";

    private SnapshotMode() {}

    static List<String> allowed(Direction direction) {
        return switch (direction) {
            case FORWARD -> List.of(INITIAL, NO_DATA, RECOVERY);
            case REVERSE -> List.of(NO_DATA, RECOVERY);
        };
    }
}
