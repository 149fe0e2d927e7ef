package io.twoway.sink.ddl;

import io.twoway.ddl.DdlStatement;
import io.twoway.ddl.SchemaObject;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The state that a crash between the start of a statement and the end of its record left behind. MySQL 8's DDL is
 * atomic: a statement was done wholly or not at all, so its objects tell, wherever it changes what they look like.
 */
public enum Interruption {
    /** The statement was done. */
    WAS_DONE,
    /** It was not done, or doing it once more changes nothing. */
    RUN_AGAIN,
    /** Nothing shows whether it was done, and a second run could undo the first. */
    UNCLEAR;

    /**
     * Judges.
     *
     * @param before the statement's objects before it was run
     * @param now the same when nothing runs any more
     */
    public static Interruption judge(DdlStatement statement, Footprint before, Footprint now) {
        if (statement.objects().isEmpty()
                || before.marks().size() != now.marks().size()) {
            return UNCLEAR;
        }
        return switch (statement.action()) {
            case TRUNCATE -> RUN_AGAIN;
            case DROP -> statement.objects().size() == 1 ? changed(before, now) : dropped(before, now);
            case CREATE, ALTER -> changed(before, now);
            case RENAME -> swapsNames(statement) ? UNCLEAR : changed(before, now);
            case EXCHANGE, OTHER -> UNCLEAR;
        };
    }

    /** A statement without a visible effect, such as one that rebuilds a table, may be run again. */
    private static Interruption changed(Footprint before, Footprint now) {
        return before.equals(now) ? RUN_AGAIN : WAS_DONE;
    }

    /** Only InnoDB's tables vanish together. */
    private static Interruption dropped(Footprint before, Footprint now) {
        if (before.equals(now)) {
            return RUN_AGAIN;
        }
        boolean allGone = IntStream.range(0, now.marks().size()).allMatch(now::isAbsent);
        return allGone ? WAS_DONE : UNCLEAR;
    }

    /** When no name is new, tables of one shape may have changed places without a trace. */
    private static boolean swapsNames(DdlStatement rename) {
        return every(rename, 0).containsAll(every(rename, 1));
    }

    /** The old names of a RENAME stand at even places, the new ones behind them. */
    private static List<SchemaObject> every(DdlStatement rename, int first) {
        return IntStream.range(0, rename.objects().size())
                .filter(i -> i % 2 == first)
                .mapToObj(rename.objects()::get)
                .toList();
    }
}
