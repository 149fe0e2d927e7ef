package io.twoway.contract;

import org.apache.kafka.connect.header.Headers;

/**
 * The mark of a row that ends its transaction, which then has no record of its own for its end. Who does not know the mark would
 * wait for that record for ever, so such a row has a format of its own.
 */
public final class EndMark {

    /** Record header with the mark. */
    public static final String HEADER = "twoway.ends";

    private EndMark() {}

    /** Marks a row as the last one of its transaction. */
    public static void writeTo(Headers headers) {
        headers.addString(WireFormat.HEADER, String.valueOf(WireFormat.OF_RECORDS));
        headers.addString(HEADER, "true");
    }

    /** Returns whether a row ends its transaction. */
    public static boolean isIn(Headers headers) {
        return headers.lastWithName(HEADER) != null;
    }
}
