package io.twoway.sink.apply;

import io.twoway.sink.change.TableName;
import io.twoway.sink.decode.StreamEvent.SchemaChanged;
import io.twoway.sink.plan.Progress;
import io.twoway.sink.plan.Work;
import io.twoway.sink.store.RowStore;
import io.twoway.sink.store.RowTransaction;
import io.twoway.sink.store.SqlFailure;
import io.twoway.sink.store.StoreException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the forward stream's statements. What the full load found is created when missing and never dropped; what was
 * run later is run here too, in its place in the stream. A statement that fails is logged and counted, and the stream goes
 * on, as in DTS: a row that then does not fit stops the task with a message of its own.
 */
final class StatementRunner {

    private static final Logger LOG = LoggerFactory.getLogger(StatementRunner.class);

    private static final String NAME = "(`(?:[^`]|``)+`|[^\\s.(`]+)";
    private static final Pattern CREATE_TABLE = Pattern.compile(
            "^\\s*CREATE\\s+TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?(?:" + NAME + "\\s*\\.\\s*)?" + NAME,
            Pattern.CASE_INSENSITIVE);
    /** What the binlog adds to CREATE TABLE ... SELECT, whose rows follow as a transaction. */
    private static final Pattern SELECTED_ROWS =
            Pattern.compile("\\s+START\\s+TRANSACTION\\s*$", Pattern.CASE_INSENSITIVE);

    private static final Pattern CREATE_DATABASE =
            Pattern.compile("^\\s*CREATE\\s+(?:DATABASE|SCHEMA)\\b", Pattern.CASE_INSENSITIVE);

    private final RowStore store;
    private final ApplyListener listener;

    StatementRunner(RowStore store, ApplyListener listener) {
        this.store = store;
        this.listener = listener;
    }

    /** A statement commits by itself: progress follows right behind it, in a transaction of its own. */
    void run(Work work, Optional<Progress> previous, Progress next) {
        if (work instanceof Work.Truncation truncation) {
            store.truncate(truncation.truncation().table());
        } else if (work instanceof Work.Statement statement) {
            runStatement(statement.statement());
        }
        try (RowTransaction transaction = store.begin()) {
            transaction.advance(previous, next);
            transaction.commit();
        }
    }

    private void runStatement(SchemaChanged event) {
        if (isNeeded(event)) {
            execute(event);
        } else {
            LOG.debug("Statement at {} is not needed here: {}", event.origin(), event.ddl());
        }
    }

    /** What exists is not created again; of a load's statements only those that create something count. */
    private boolean isNeeded(SchemaChanged event) {
        Matcher createTable = CREATE_TABLE.matcher(event.ddl());
        if (createTable.find()) {
            return !store.exists(tableOf(createTable, event.database()));
        }
        if (createsDatabase(event)) {
            return !store.databaseExists(event.database());
        }
        return event.position().isPresent();
    }

    private void execute(SchemaChanged event) {
        try {
            LOG.info("Running at the destination, in {}: {}", event.database(), event.ddl());
            Optional<String> database =
                    Optional.of(event.database()).filter(name -> !name.isEmpty() && !createsDatabase(event));
            store.execute(database, SELECTED_ROWS.matcher(event.ddl()).replaceFirst(""));
        } catch (StoreException e) {
            if (e.failure() != SqlFailure.FATAL && e.failure() != SqlFailure.DUPLICATE_KEY) {
                throw e;
            }
            listener.statementFailed();
            LOG.error(
                    "A statement of the origin failed here and was passed over; run it by hand if it is needed. "
                            + "Record {}, database {}: {}",
                    event.origin(),
                    event.database(),
                    event.ddl(),
                    e);
        }
    }

    private static boolean createsDatabase(SchemaChanged event) {
        return CREATE_DATABASE.matcher(event.ddl()).find();
    }

    private static TableName tableOf(Matcher createTable, String database) {
        String explicit = createTable.group(1);
        return new TableName(explicit == null ? database : unquoted(explicit), unquoted(createTable.group(2)));
    }

    private static String unquoted(String name) {
        return name.startsWith("`") ? name.substring(1, name.length() - 1).replace("``", "`") : name;
    }
}
