package io.twoway.source.capture;

import io.debezium.DebeziumException;
import io.debezium.relational.SystemVariables;
import io.debezium.relational.TableId;
import io.debezium.relational.Tables;
import io.debezium.relational.Tables.TableFilter;
import io.debezium.relational.ddl.DdlChanges;
import io.debezium.relational.ddl.DdlParser;
import io.debezium.text.MultipleParsingExceptions;
import io.debezium.text.ParsingException;
import io.twoway.ddl.DdlStatement;
import io.twoway.ddl.SchemaObject;
import io.twoway.source.stream.SessionLabel;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Debezium's two parsers, one behind the other: each rejects DDL that MySQL takes and the other reads. What neither reads is
 * passed over if it cannot change the shape of a captured table, and stops the capture otherwise, because all later rows of
 * the table would be misread.
 */
final class FallbackDdlParser implements DdlParser {

    private static final Logger LOG = LoggerFactory.getLogger(FallbackDdlParser.class);

    private final DdlParser first;
    private final DdlParser second;
    private final TableFilter captured;
    private final Optional<String> substitute;

    // Mutable state
    private String database = "";

    /**
     * @param captured tells which tables' rows are captured
     * @param substitute what to read in the place of a statement about the same tables that neither parser can read
     */
    FallbackDdlParser(DdlParser first, DdlParser second, TableFilter captured, Optional<String> substitute) {
        this.first = first;
        this.second = second;
        this.captured = captured;
        this.substitute = substitute;
    }

    @Override
    public DdlChanges parse(String labelled, Tables tables) {
        String text = SessionLabel.removedFrom(labelled);
        DdlStatement statement = DdlStatement.read(text, database);
        if (statement.objects().isEmpty() || isOfDatabase(statement)) {
            // both must know the defaults of databases and sessions
            tryParser(second, text, new Tables());
        }
        DdlChanges changes = tryParser(first, text, tables)
                .or(() -> tryParser(second, text, tables))
                .or(() -> substituteFor(statement).flatMap(other -> trySubstitute(statement, other, tables)))
                .orElseGet(() -> passOver(statement, tables));
        return LabelledChanges.of(changes, labelled, database);
    }

    @Override
    public void setCurrentDatabase(String name) {
        first.setCurrentDatabase(name);
        second.setCurrentDatabase(name);
    }

    @Override
    public void setCurrentSchema(String name) {
        database = Optional.ofNullable(name).orElse("");
        first.setCurrentSchema(name);
        second.setCurrentSchema(name);
    }

    @Override
    public SystemVariables systemVariables() {
        return first.systemVariables();
    }

    private static boolean isOfDatabase(DdlStatement statement) {
        return statement.objects().stream().anyMatch(object -> object.kind() == SchemaObject.Kind.DATABASE);
    }

    private Optional<DdlChanges> tryParser(DdlParser parser, String text, Tables tables) {
        try {
            return Optional.of(BacktickColumns.parse(parser, text, database, tables));
        } catch (ParsingException | MultipleParsingExceptions e) {
            LOG.debug("{} cannot read: {}", parser.getClass().getSimpleName(), text, e);
            return Optional.empty();
        }
    }

    private Optional<String> substituteFor(DdlStatement statement) {
        return substitute.filter(
                text -> DdlStatement.read(text, database).objects().equals(statement.objects()));
    }

    private Optional<DdlChanges> trySubstitute(DdlStatement statement, String other, Tables tables) {
        LOG.warn("Read as '{}', because of ddl.parse.as: {}", other, statement.text());
        return tryParser(first, other, tables).or(() -> tryParser(second, other, tables));
    }

    private DdlChanges passOver(DdlStatement statement, Tables tables) {
        List<TableId> shaped = statement.objects().stream()
                .filter(object -> object.kind() == SchemaObject.Kind.TABLE)
                .map(table -> new TableId(table.database(), null, table.name()))
                .toList();
        if (shaped.stream().anyMatch(captured::isIncluded) || isUnknown(statement)) {
            throw new DebeziumException(UnparsedStatement.message(statement));
        }
        LOG.warn(
                "Debezium's parsers cannot read this statement, which changes no captured table: {}", statement.text());
        // should one of them be renamed into the selection, it is better unknown than known as it was
        shaped.forEach(tables::removeTable);
        return new DdlChanges();
    }

    private static boolean isUnknown(DdlStatement statement) {
        return statement.objects().isEmpty() && !UnparsedStatement.cannotShapeTables(statement.text());
    }
}
