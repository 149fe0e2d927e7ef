package io.twoway.source.unreadable;

import java.util.List;

/**
 * A change in the binlog that cannot be read.
 *
 * @param kind why
 * @param place where it stands
 * @param tables which captured tables it changed; empty when it does not say
 * @param shown what the binlog has there, as text; it may be long
 */
public record UnreadableChange(UnreadableKind kind, EventPlace place, List<String> tables, String shown) {

    private static final int LONGEST = 300;

    public UnreadableChange {
        tables = List.copyOf(tables);
    }

    /** Returns what stops the source, with the way on. */
    String message() {
        return "The change at " + place + " of the binlog cannot be read: " + kind.reason() + ". It is: "
                + abridged() + "\nIt changed " + tablesNamed()
                + ". The source has stopped before it; nothing is skipped. To go on: copy the rows of these tables to"
                + " the peer, as docs/operations.md says under 'A change that cannot be read', then set"
                + " 'unreadable.change.skip' of this connector to '" + place.point() + "' and restart the task."
                + " Have no session set binlog_format or binlog_row_image itself.";
    }

    /** Returns what is logged when it is passed over: no statement, since its values are nobody's business there. */
    String note() {
        return kind + " at " + place + ", changed " + tablesNamed() + ": " + kind.reason();
    }

    private String tablesNamed() {
        return tables.isEmpty() ? "tables that it does not name" : String.join(", ", tables);
    }

    private String abridged() {
        return shown.length() > LONGEST ? shown.substring(0, LONGEST) + " ..." : shown;
    }
}
