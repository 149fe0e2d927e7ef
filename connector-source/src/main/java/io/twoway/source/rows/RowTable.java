package io.twoway.source.rows;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Struct;

/**
 * A temporary table at the captured server that takes rows, so that the server itself tells which of them meet a condition.
 * It has the types and collations of the captured table, so a condition means the same in both. No binlog has it, and a
 * server that is read-only makes it too.
 *
 * @param name its full name between backticks
 * @param columns those that the condition may look at
 * @param condition the expression
 */
public record RowTable(String name, List<RowColumn> columns, String condition) {

    /** The same answer in every session: what an expression means depends on these. */
    public static final String SESSION =
            "SET SESSION sql_mode = 'STRICT_ALL_TABLES,ALLOW_INVALID_DATES', time_zone = '+00:00',"
                    + " lc_time_names = 'en_US', default_week_format = 0, div_precision_increment = 4";

    private static final String NUMBER = "`twoway number`";

    public RowTable {
        columns = List.copyOf(columns);
    }

    String create() {
        String definitions =
                columns.stream().map(column -> ", " + column.definition()).collect(Collectors.joining());
        // a server may demand a primary key of every table
        return "CREATE TEMPORARY TABLE " + name + " (" + NUMBER + " INT PRIMARY KEY" + definitions
                + ") ENGINE = InnoDB";
    }

    /** Only a temporary table can be meant, whatever else has the name. */
    String drop() {
        return "DROP TEMPORARY TABLE IF EXISTS " + name;
    }

    String select() {
        return "SELECT " + NUMBER + " FROM " + name + " WHERE (" + condition + ")";
    }

    /** Returns how a statement begins that inserts rows; what {@link #row} returns follows, separated by commas. */
    String insert() {
        return "INSERT INTO " + name + " VALUES ";
    }

    /** Returns a row under its number. */
    String row(int number, Struct row) {
        return columns.stream()
                .map(RowColumn::name)
                .map(column -> ", " + RowLiteral.of(row.schema().field(column).schema(), row.getWithoutDefault(column)))
                .collect(Collectors.joining("", "(" + number, ")"));
    }
}
