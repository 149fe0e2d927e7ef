package io.twoway.source.unreadable;

/** Reasons why a change cannot be read, in words for an operator. */
public enum UnreadableKind {
    STATEMENT("the binlog has a statement in the place of the rows that it changed, because its session had another"
            + " binlog_format than ROW"),
    PARTIAL_ROW(
            "the binlog has a part of the row's columns only, because its session had another binlog_row_image than FULL"),
    PARTIAL_DOCUMENT("the binlog has a part of a JSON document that does not fit to the document before it"),
    INCIDENT("the server says that changes were lost here, before they came into the binlog"),
    UNKNOWN_EVENT("it is of a kind that this version does not know and that a replica must not pass over");

    private final String reason;

    UnreadableKind(String reason) {
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
