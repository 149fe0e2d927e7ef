package io.twoway.source.statement;

import io.debezium.relational.SystemVariables;
import io.debezium.relational.TableId;
import io.debezium.relational.Tables;
import io.debezium.relational.ddl.DdlChanges;
import io.debezium.relational.ddl.DdlParser;
import io.twoway.ddl.DdlStatement;
import io.twoway.ddl.SchemaObject;
import io.twoway.ddl.Secret;
import io.twoway.table.TableName;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Debezium's parser, from which no statement is too much: what it cannot read leaves its tables unknown, until the binlog
 * says before their next rows which columns they have.
 */
public final class TolerantDdlParser implements DdlParser {

    private static final Logger LOG = LoggerFactory.getLogger(TolerantDdlParser.class);

    private final DdlParser parser;

    // Mutable state
    private String database = "";

    public TolerantDdlParser(DdlParser parser) {
        this.parser = parser;
    }

    @Override
    public DdlChanges parse(String labelled, Tables tables) {
        String text = SessionLabel.removedFrom(labelled);
        if (isMisread(text)) {
            forget(text, tables);
            return new DdlChanges();
        }
        try {
            return LabelledChanges.of(parser.parse(text, tables), labelled, database);
        } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
            LOG.debug(
                    "Debezium cannot read this statement; the binlog tells what became of its tables: {}",
                    Secret.hiddenIn(text),
                    e);
            forget(text, tables);
            return new DdlChanges();
        }
    }

    /**
     * Returns whether Debezium would take a name for another one, or write one into its history that it cannot read again: a
     * source would never start again then, whether the table is selected or not.
     */
    private boolean isMisread(String text) {
        return objects(text).anyMatch(object -> new TableName(object.database(), object.name()).isMisread());
    }

    private Stream<SchemaObject> objects(String text) {
        return DdlStatement.read(text, database).objects().stream();
    }

    private void forget(String text, Tables tables) {
        objects(text)
                .filter(object -> object.kind() == SchemaObject.Kind.TABLE)
                .map(table -> new TableId(table.database(), null, table.name()))
                .forEach(tables::removeTable);
    }

    @Override
    public void setCurrentDatabase(String name) {
        parser.setCurrentDatabase(name);
    }

    @Override
    public void setCurrentSchema(String name) {
        database = Optional.ofNullable(name).orElse("");
        parser.setCurrentSchema(name);
    }

    @Override
    public SystemVariables systemVariables() {
        return parser.systemVariables();
    }
}
