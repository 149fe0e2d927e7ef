package io.twoway.contract;

import java.util.Optional;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;

/**
 * The headers that the filter writes on every record that passes it, and without which a sink refuses the record.
 *
 * @param origin the site where the change was first written
 * @param transaction the source transaction's id (a GTID, or {@code file=..,pos=..}); empty for what belongs to none:
 *     snapshot rows, DDL, heartbeats
 * @param seen what of the peers' streams the origin had applied before it
 */
public record Stamp(SiteName origin, Optional<String> transaction, SeenOffsets seen) {

    /** Record header with the origin site's name. */
    public static final String ORIGIN_HEADER = "twoway.origin";

    /** Record header with the source transaction's id. */
    public static final String TRANSACTION_HEADER = "twoway.transaction";

    /** Record header with {@link SeenOffsets#encoded()}. */
    public static final String SEEN_HEADER = "twoway.seen";

    /**
     * Record header with the id of the transaction that a schema change stands in, as CREATE TABLE ... SELECT does; not there
     * for one that is a transaction of its own.
     */
    public static final String STATEMENT_TRANSACTION_HEADER = "twoway.statement-transaction";

    /** Record header with the {@code sql_mode} that a schema change was written under, where that matters to it. */
    public static final String SQL_MODE_HEADER = "twoway.sql-mode";

    /** Record header with the {@link OriginSession#encoded()} of a schema change, which that is to run in. */
    public static final String SESSION_HEADER = "twoway.session";

    /** Record header of a CREATE ... IF NOT EXISTS that has made something at the origin. */
    public static final String MADE_HEADER = "twoway.made";

    /** Record header that says why the destination must not run a schema change. */
    public static final String REFUSED_HEADER = "twoway.refused";

    /**
     * Record header of a change that the destination may have already, and with it later ones that come again: the stream
     * started before the moment in which a part of the table's rows was loaded.
     */
    public static final String CATCH_UP_HEADER = "twoway.catch-up";

    /**
     * Record header of a change of a row that the destination may not have yet: its table was added to a running pair, and
     * this is the row's first change since its load began.
     */
    public static final String UNLOADED_HEADER = "twoway.unloaded";

    /**
     * Record header with the {@link Xid} of the rows of an XA transaction, and of its {@link XaStep steps}: such rows wait at
     * the sink until the transaction is committed.
     */
    public static final String XID_HEADER = "twoway.xid";

    /**
     * Record header with the source offset of a record as JSON, on some of the records: Connect stores offsets later than
     * records, and a source for which it has none goes on where its topic ends.
     */
    public static final String OFFSET_HEADER = "twoway.offset";

    /** What a sink puts before a statement of its peer: a comment, which the destination's binlog keeps. */
    public static final String STATEMENT_MARK = "/* twoway ";

    /** Writes this stamp into the headers, replacing an older one. */
    public void writeTo(Headers headers) {
        write(headers, origin, transaction, seen.encoded());
    }

    /**
     * Writes the stamp of these parts into the headers, replacing an older one.
     *
     * @param seen {@link SeenOffsets#encoded()}
     */
    public static void write(Headers headers, SiteName origin, Optional<String> transaction, String seen) {
        replace(headers, ORIGIN_HEADER, origin.value());
        headers.remove(TRANSACTION_HEADER);
        transaction.ifPresent(id -> headers.addString(TRANSACTION_HEADER, id));
        replace(headers, SEEN_HEADER, seen);
    }

    /** Reads the stamp; empty when the record never passed the filter. */
    public static Optional<Stamp> readFrom(Headers headers) {
        return new Reader().readFrom(headers);
    }

    /** Reader of a stream's records, nearly all of which are of the same site and have seen what the one before has. */
    public static final class Reader {

        // Mutable state
        private String originText = "";
        private Optional<SiteName> origin = Optional.empty();
        private String seenText = "";
        private SeenOffsets seen = SeenOffsets.NONE;

        /** Reads the stamp of the next record; empty when it never passed the filter. */
        public Optional<Stamp> readFrom(Headers headers) {
            return text(headers, ORIGIN_HEADER)
                    .map(site -> new Stamp(
                            siteOf(site),
                            text(headers, TRANSACTION_HEADER),
                            seenOf(text(headers, SEEN_HEADER).orElse(""))));
        }

        private SiteName siteOf(String text) {
            if (origin.isEmpty() || !text.equals(originText)) {
                origin = Optional.of(new SiteName(text));
                originText = text;
            }
            return origin.get();
        }

        private SeenOffsets seenOf(String text) {
            if (!text.equals(seenText)) {
                seen = SeenOffsets.parse(text);
                seenText = text;
            }
            return seen;
        }
    }

    /** Returns the transaction that a schema change stands in; empty when it is one of its own. */
    public static Optional<String> statementTransactionIn(Headers headers) {
        return text(headers, STATEMENT_TRANSACTION_HEADER);
    }

    /** Returns the {@code sql_mode} that a schema change needs; empty when any will do. */
    public static Optional<String> sqlModeIn(Headers headers) {
        return text(headers, SQL_MODE_HEADER);
    }

    /** Writes the session of a schema change into its headers. */
    public static void writeSession(OriginSession session, Headers headers) {
        headers.addString(SESSION_HEADER, session.without(OriginSession.MADE).encoded());
        session.value(OriginSession.MADE).ifPresent(made -> headers.addString(MADE_HEADER, made));
    }

    /** Returns the session of a schema change; that of a source of an older version may name the {@code sql_mode} only. */
    public static OriginSession sessionIn(Headers headers) {
        OriginSession session = text(headers, SESSION_HEADER)
                .map(OriginSession::parse)
                .orElseGet(() -> sqlModeIn(headers)
                        .map(mode -> OriginSession.NONE.with("sql_mode", mode))
                        .orElse(OriginSession.NONE));
        return text(headers, MADE_HEADER)
                .map(made -> session.with(OriginSession.MADE, made))
                .orElse(session);
    }

    /** Returns why the destination must not run a schema change; empty when it may. */
    public static Optional<String> refusalIn(Headers headers) {
        return text(headers, REFUSED_HEADER);
    }

    /** Returns whether the destination may have a change already. */
    public static boolean isCatchUp(Headers headers) {
        return text(headers, CATCH_UP_HEADER).map(Boolean::parseBoolean).orElse(false);
    }

    /** Returns whether the destination may lack the row, because its table is still being loaded. */
    public static boolean isUnloaded(Headers headers) {
        return text(headers, UNLOADED_HEADER).map(Boolean::parseBoolean).orElse(false);
    }

    private static void replace(Headers headers, String name, String value) {
        headers.remove(name);
        headers.addString(name, value);
    }

    /** Header values come back as text from the default header converter, or as what another one makes of them. */
    private static Optional<String> text(Headers headers, String name) {
        Header header = headers.lastWithName(name);
        return Optional.ofNullable(header).map(Header::value).map(Object::toString);
    }
}
