package io.twoway.contract;

/**
 * A position that survives a failover to another server.
 *
 * @param sourceId the GTID without its number: a server UUID, with a tag behind it where MySQL 8.3+ tags are used
 * @param transaction the transaction's number within {@code sourceId}
 * @param order the change's order in the transaction, counted from 1; negative for a statement
 */
public record GtidPosition(String sourceId, long transaction, long order) implements SourcePosition {

    private static final long END = Long.MAX_VALUE;

    @Override
    public GtidPosition atEnd() {
        return new GtidPosition(sourceId, transaction, END);
    }

    /** Returns whether it stands behind every change of its transaction. */
    public boolean isEnd() {
        return order == END;
    }

    /** Returns the GTID. */
    public String gtid() {
        return sourceId + ":" + transaction;
    }

    /**
     * Reads one GTID as Debezium writes it.
     *
     * @throws IllegalArgumentException when the text is not one single GTID
     */
    public static GtidPosition parse(String gtid, long order) {
        int colon = gtid.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("'" + gtid + "' is not a GTID");
        }
        return new GtidPosition(gtid.substring(0, colon), Long.parseLong(gtid.substring(colon + 1)), order);
    }
}
