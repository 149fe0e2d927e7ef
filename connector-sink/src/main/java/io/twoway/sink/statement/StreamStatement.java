package io.twoway.sink.statement;

import io.twoway.contract.OriginSession;
import io.twoway.ddl.DdlStatement;
import io.twoway.ddl.LocalEffect;
import io.twoway.ddl.SchemaObject;
import io.twoway.ddl.SelectedRows;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.decode.StreamEvent.SchemaChanged;
import io.twoway.sink.plan.Work;
import io.twoway.table.QuotedName;
import io.twoway.table.TableName;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A statement of the stream as it is to be run.
 *
 * @param origin its record
 * @param database the default database of its session; empty text for none
 * @param statement the statement
 * @param session the session that it is to run in
 * @param unmappable why it must not be run here, or has the origin's names although there are others here
 * @param loaded whether it describes what the full load found, instead of a user changing it
 * @param optionsUnlogged whether the origin's server left the options of the table out of what it logged
 */
record StreamStatement(
        ChangeOrigin origin,
        String database,
        DdlStatement statement,
        OriginSession session,
        Optional<String> unmappable,
        boolean loaded,
        boolean optionsUnlogged) {

    /**
     * What SHOW CREATE told was told in the sink's own session, as far as that matters to it; but it has all attributes of a
     * TIMESTAMP, and more would be added where the destination adds some by default.
     */
    private static final OriginSession OF_LOAD = OriginSession.NONE.with("explicit_defaults_for_timestamp", "1");

    /** In such a session a server writes CREATE TABLE ... SELECT, which it words itself, without options and partitions. */
    private static final String ANSI = "ANSI";

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
                    OriginSession.NONE,
                    Optional.empty(),
                    false,
                    false));
        }
        if (work instanceof Work.Statement statement) {
            SchemaChanged event = statement.statement();
            boolean loaded = event.position().isEmpty();
            String text = SelectedRows.removedFrom(event.ddl());
            DdlStatement read = DdlStatement.read(text, event.database(), event.session());
            boolean isTable = read.is(DdlStatement.Action.CREATE, SchemaObject.Kind.TABLE);
            return Optional.of(new StreamStatement(
                    event.origin(),
                    event.database(),
                    read,
                    loaded && isTable && event.session().isNone() ? OF_LOAD : event.session(),
                    event.unmappable(),
                    loaded,
                    event.session().hasMode(ANSI) && !text.equals(event.ddl())));
        }
        return Optional.empty();
    }

    String text() {
        return statement.text();
    }

    /** Returns the statement as logs and messages may show it. */
    String shown() {
        return statement.shown();
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

    /** Returns whether it is none that changes a schema, but rows that should have travelled as such. */
    boolean changesRows() {
        return effect() instanceof LocalEffect.ChangesRows;
    }

    /** Returns whether the origin's binlog says that it made something there. */
    boolean isMadeAtOrigin() {
        return session.value(OriginSession.MADE).isPresent();
    }

    /** Returns what it does beyond its words. */
    LocalEffect effect() {
        return LocalEffect.of(statement, session);
    }

    boolean creates(SchemaObject.Kind kind) {
        return statement.is(DdlStatement.Action.CREATE, kind);
    }
}
