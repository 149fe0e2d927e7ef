package io.twoway.source.capture;

import io.debezium.relational.Column;
import io.debezium.relational.Table;
import io.debezium.relational.TableEditor;
import io.debezium.relational.TableId;
import io.debezium.relational.Tables;
import io.debezium.relational.ddl.DdlChanges;
import io.debezium.relational.ddl.DdlParser;
import io.twoway.ddl.AlteredNames;
import io.twoway.ddl.DdlStatement;
import io.twoway.ddl.SchemaObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Columns with a backtick in their names, while a parser reads ALTER TABLE. Debezium 3.6.1 leaves the backtick doubled there:
 * it adds columns under other names, and in the first place instead of behind such a one, drops none, and finds none to
 * change. So another character stands in for the backtick, in the statement and in the table, until it is read.
 */
final class BacktickColumns {

    private static final int FIRST_PRIVATE = 0xE000;
    private static final int LAST_PRIVATE = 0xF8FF;
    private static final char BACKTICK = '`';
    private static final String BACKTICK_IN_A_NAME = "``";

    private final Tables tables;
    private final List<TableId> altered;
    private final char standIn;

    private BacktickColumns(Tables tables, List<TableId> altered, char standIn) {
        this.tables = tables;
        this.altered = altered;
        this.standIn = standIn;
    }

    /** Lets a parser read a statement into the tables; whatever it throws, columns have their own names afterwards. */
    static DdlChanges parse(DdlParser parser, String text, String database, Tables tables) {
        if (!text.contains(BACKTICK_IN_A_NAME)) {
            return parser.parse(text, tables);
        }
        List<TableId> altered = DdlStatement.read(text, database).objects().stream()
                .filter(object -> object.kind() == SchemaObject.Kind.TABLE)
                .map(table -> new TableId(table.database(), null, table.name()))
                .toList();
        BacktickColumns columns = new BacktickColumns(tables, altered, unusedIn(text, tables));
        Optional<String> readable = AlteredNames.withoutBackticks(text, columns.standIn);
        return readable.map(statement -> columns.parse(parser, statement)).orElseGet(() -> parser.parse(text, tables));
    }

    private DdlChanges parse(DdlParser parser, String readable) {
        altered.forEach(id -> replace(id, BACKTICK, standIn));
        try {
            return parser.parse(readable, tables);
        } finally {
            // it may have got another name
            List.copyOf(tables.tableIds()).forEach(id -> replace(id, standIn, BACKTICK));
        }
    }

    /** Returns a private character that is in no table at all: afterwards it is looked for in each. */
    private static char unusedIn(String text, Tables tables) {
        String names = tables.tableIds().stream()
                .map(tables::forTable)
                .map(Table::toString)
                .collect(Collectors.joining("", text, ""));
        return (char) IntStream.rangeClosed(FIRST_PRIVATE, LAST_PRIVATE)
                .filter(candidate -> names.indexOf(candidate) < 0)
                .findFirst()
                .orElse(FIRST_PRIVATE);
    }

    private void replace(TableId id, char from, char to) {
        List<String> named = Optional.ofNullable(tables.forTable(id)).stream()
                .flatMap(table -> table.columns().stream())
                .map(Column::name)
                .filter(name -> name.indexOf(from) >= 0)
                .toList();
        if (!named.isEmpty()) {
            TableEditor editor = tables.editTable(id);
            named.forEach(name -> editor.renameColumn(name, name.replace(from, to)));
            tables.overwriteTable(editor.create());
        }
    }
}
