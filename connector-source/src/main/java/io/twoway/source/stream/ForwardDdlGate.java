package io.twoway.source.stream;

import io.twoway.event.CapturedEvent;
import io.twoway.event.SchemaChange;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets DDL of the selected tables and databases travel, and no other: Debezium reports all of it, so that a table renamed
 * into the selection is known.
 */
final class ForwardDdlGate implements StreamGate {

    private static final Logger LOG = LoggerFactory.getLogger(ForwardDdlGate.class);

    private static final Pattern QUALIFIED = Pattern.compile(
            "^\\s*(?:CREATE|ALTER|DROP)\\s[^(]*?\\b(?:INDEX\\s.*?\\sON|VIEW|FUNCTION|PROCEDURE)\\s+"
                    + "(?:IF\\s+(?:NOT\\s+)?EXISTS\\s+)?`?([^`.\\s(]+)`?\\s*\\.",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Selection selection;
    private final boolean schema;

    // Mutable state
    private final AtomicLong dropped = new AtomicLong();

    /** @param schema whether what a snapshot describes travels too, and not only what a user changes */
    ForwardDdlGate(Selection selection, boolean schema) {
        this.selection = selection;
        this.schema = schema;
    }

    @Override
    public boolean passes(CapturedEvent event) {
        if (!(event instanceof SchemaChange change) || (isWanted(change) && isSelected(change))) {
            return true;
        }
        dropped.incrementAndGet();
        LOG.debug("Not sent, not selected or no schema wanted: {}", change.statement());
        return false;
    }

    @Override
    public long dropped() {
        return dropped.get();
    }

    /** For an index, view or routine Debezium names the session's database, not the one the statement names. */
    private static String databaseOf(SchemaChange change) {
        Matcher qualified = QUALIFIED.matcher(change.statement());
        return qualified.find() ? qualified.group(1) : change.database();
    }

    private boolean isWanted(SchemaChange change) {
        return schema || !change.snapshot();
    }

    private boolean isSelected(SchemaChange change) {
        if (change.tables().isEmpty()) {
            String database = databaseOf(change);
            return database.isEmpty() || selection.includesDatabase(database);
        }
        for (String table : change.tables().split(",")) {
            if (selection.includesTable(change.database(), table)) {
                return true;
            }
        }
        return false;
    }
}
