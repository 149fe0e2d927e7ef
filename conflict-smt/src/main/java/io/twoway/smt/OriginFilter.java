package io.twoway.smt;

import io.twoway.config.Section;
import io.twoway.config.Setting;
import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.BuildVersion;
import io.twoway.contract.SeenOffsets;
import io.twoway.contract.SiteName;
import io.twoway.contract.Stamp;
import io.twoway.event.CapturedEvent;
import io.twoway.event.RowEvent;
import io.twoway.event.SchemaChange;
import io.twoway.event.TransactionBegin;
import io.twoway.event.TransactionEnd;
import io.twoway.event.XaEvent;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;

/**
 * Drops every transaction that a sink wrote and all bookkeeping rows, and stamps what a site wrote itself.
 *
 * <p>It relies on three things: it runs in the source task's thread in binlog order; after a restart the records begin at
 * the start of a transaction, never inside it (TwoWayMySqlSourceConnector rewinds the offset); and the progress row is the
 * first captured row of every transaction a sink writes. Where the second does not hold it fails instead of guessing.
 */
public final class OriginFilter implements Transformation<SourceRecord>, Versioned {

    private static final ConfigDef CONFIG = definition();

    // Mutable state, used by the source task's thread only
    private BookkeepingDatabase bookkeeping = new BookkeepingDatabase(BookkeepingDatabase.DEFAULT_NAME);
    private FilteredTransaction current = FilteredTransaction.NONE;

    // Mutable state: what the last record said, as most say the same
    private Optional<SiteName> site = Optional.empty();
    private String seen = SeenOffsets.NONE.encoded();

    @Override
    public String version() {
        return BuildVersion.TEXT;
    }

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    private static ConfigDef definition() {
        ConfigDef definition = new ConfigDef();
        new Section(definition, "Two-way")
                .with(Setting.text(BookkeepingDatabase.CONFIG, "Bookkeeping database")
                        .byDefault(BookkeepingDatabase.DEFAULT_NAME)
                        .checked(new ConfigDef.NonEmptyString())
                        .documented(
                                "Database that holds the progress table; the same as the connector's setting of this"
                                        + " name."));
        return definition;
    }

    @Override
    public void configure(Map<String, ?> props) {
        bookkeeping = new BookkeepingDatabase((String) CONFIG.parse(props).get(BookkeepingDatabase.CONFIG));
        current = FilteredTransaction.NONE;
    }

    /** Returns the stamped record, or null for one to drop, as the interface demands. */
    @Override
    public SourceRecord apply(SourceRecord record) {
        CapturedEvent event = CapturedEvent.of(record);
        return passes(event) ? stamped(record, event) : null;
    }

    private boolean passes(CapturedEvent event) {
        if (event instanceof TransactionBegin begin) {
            current = FilteredTransaction.begun(begin.id());
            return false;
        }
        if (event instanceof RowEvent row) {
            return rowPasses(row);
        }
        if (event instanceof TransactionEnd end) {
            return current.passed() && current.id().equals(end.id());
        }
        if (event instanceof XaEvent) {
            return true; // also without rows: the sink must know each one of which it hears that it was committed
        }
        return !(event instanceof SchemaChange change && bookkeeping.name().equals(change.database()));
    }

    private boolean rowPasses(RowEvent row) {
        boolean bookkept = bookkeeping.name().equals(row.database());
        if (row.transaction().isEmpty()) {
            return !bookkept;
        }
        enterTransactionOf(row);
        current = current.decidedBy(row.order() == 1 && bookkeeping.isProgress(row.database(), row.table()));
        if (bookkept || current.isFromPeer()) {
            return false;
        }
        current = current.withRowPassed();
        return true;
    }

    private void enterTransactionOf(RowEvent row) {
        if (current.continuesWith(row)) {
            return;
        }
        if (row.order() > 1) {
            throw new DataException("Row " + row.order() + " of transaction "
                    + row.transaction().orElseThrow() + " ("
                    + row.database() + "." + row.table()
                    + ") arrived without the rows before it, so its origin is unknown"
                    + " and sending it on could start a loop. The OriginFilter belongs on a TwoWayMySqlSourceConnector,"
                    + " which always resumes at the start of a transaction.");
        }
        current = FilteredTransaction.begun(row.transaction().orElseThrow());
    }

    private SourceRecord stamped(SourceRecord record, CapturedEvent event) {
        Stamp.write(record.headers(), site(record), event.transaction(), seen(record));
        return record;
    }

    private SiteName site(SourceRecord record) {
        Object server = record.sourcePartition() == null
                ? null
                : record.sourcePartition().get("server");
        if (server == null) {
            throw new DataException(
                    "A record for topic '" + record.topic() + "' does not say which site it is from:"
                            + " its source partition has no 'server'. The OriginFilter belongs on a TwoWayMySqlSourceConnector.");
        }
        if (site.isEmpty() || !site.get().value().equals(server)) {
            site = Optional.of(new SiteName(server.toString()));
        }
        return site.get();
    }

    private String seen(SourceRecord record) {
        Header header = record.headers().lastWithName(Stamp.SEEN_HEADER);
        String text = header == null ? "" : header.value().toString();
        if (!text.equals(seen)) {
            seen = SeenOffsets.parse(text).encoded();
        }
        return seen;
    }

    @Override
    public void close() {
        current = FilteredTransaction.NONE;
    }
}
