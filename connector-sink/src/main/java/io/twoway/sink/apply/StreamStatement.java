package io.twoway.sink.apply;

import io.twoway.ddl.DdlStatement;
import io.twoway.ddl.QuotedName;
import io.twoway.ddl.SchemaObject;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.change.TableName;
import io.twoway.sink.decode.StreamEvent.SchemaChanged;
import io.twoway.sink.plan.Work;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A statement of the stream as it is to be run.
 *
 * @param origin its record
 * @param database the default database of its session; empty text for none
 * @param statement the statement
 * @param sqlMode the mode of the session that it needs, if it matters and is known
 * @param unmappable why it has the origin's names, although there are others here
 * @param loaded whether it describes what the full load found, instead of a user changing it
 */
record StreamStatement(
        ChangeOrigin origin,
        String database,
        DdlStatement statement,
        Optional<String> sqlMode,
        Optional<String> unmappable,
        boolean loaded) {

    /** What the binlog adds to CREATE TABLE ... SELECT, whose rows follow as a transaction. */
    private static final Pattern SELECTED_ROWS =
            Pattern.compile("\\s+START\\s+TRANSACTION\\s*$", Pattern.CASE_INSENSITIVE);

    private static final Pattern ACCOUNT =
            Pattern.compile("^\\s*(?:CREATE\\s+USER|GRANT)\\s", Pattern.CASE_INSENSITIVE);

    private static final Pattern ANALYSIS = Pattern.compile("^\\s*ANALYZE\\s", Pattern.CASE_INSENSITIVE);

    /** Returns the statement in a work, if it has one. */
    static Optional<StreamStatement> of(Work work) {
        if (work instanceof Work.Truncation truncation) {
            TableName table = truncation.truncation().table();
            String text = "TRUNCATE TABLE " + QuotedName.of(table.database(), table.table());
            return Optional.of(new StreamStatement(
                    truncation.last(),
                    table.database(),
                    DdlStatement.read(text, table.database()),
                    Optional.empty(),
                    Optional.empty(),
                    false));
        }
        if (work instanceof Work.Statement statement) {
            SchemaChanged event = statement.statement();
            String text = SELECTED_ROWS.matcher(event.ddl()).replaceFirst("");
            return Optional.of(new StreamStatement(
                    event.origin(),
                    event.database(),
                    DdlStatement.read(text, event.database()),
                    event.sqlMode(),
                    event.unmappable(),
                    event.position().isEmpty()));
        }
        return Optional.empty();
    }

    String text() {
        return statement.text();
    }

    long offset() {
        return origin.offset();
    }

    /**
     * Returns whether it is to be run here: of what a load says, only what makes something, accounts and their rights
     * included, or renews the statistics of what was loaded.
     */
    boolean isNeeded() {
        return !loaded
                || statement.action() == DdlStatement.Action.CREATE
                || ACCOUNT.matcher(text()).find()
                || ANALYSIS.matcher(text()).find();
    }

    boolean creates(SchemaObject.Kind kind) {
        return statement.is(DdlStatement.Action.CREATE, kind);
    }
}
