package io.twoway.sink.store.sql;

import io.twoway.sink.change.ColumnType;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.UniqueKey;
import io.twoway.table.QuotedName;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The texts of the statements. Every identifier goes through {@link QuotedName}; values are question marks, always. */
public final class Sql {

    private static final Set<ColumnType.Form> BY_IN =
            EnumSet.of(ColumnType.Form.WHOLE, ColumnType.Form.TEXT, ColumnType.Form.BINARY);

    private static final String NOTICED = "@twoway_noticed";

    private Sql() {}

    /**
     * Reads whole rows by a key and locks them. MySQL must not scan the table, which it would where the rows are many of it: it would
     * wait for each row that somebody else has locked. A hint, as it is passed over where a server does not know it, or an
     * index is invisible; without names, which may have anything in them.
     */
    public static String lockByKey(TableSchema table, UniqueKey key, int rows) {
        return "SELECT /*+ INDEX(wanted) */ " + readable(table) + " FROM "
                + table.name().quoted() + " AS wanted"
                + (isMisread(table, key) ? isOneOf(table, key, rows) : isIn(table, key, rows))
                + " FOR UPDATE";
    }

    private static String isIn(TableSchema table, UniqueKey key, int rows) {
        String row = "(" + marks(key.columns().size()) + ")";
        return " WHERE (" + names(table, key.columns()) + ") IN (" + String.join(", ", Collections.nCopies(rows, row))
                + ")";
    }

    /**
     * MySQL 8.0.15 compares a text in a list of several rows by its bytes, without converting it to the character set of the column: of
     * keys beyond ASCII it finds none.
     */
    private static boolean isMisread(TableSchema table, UniqueKey key) {
        return key.columns().size() > 1
                && key.columns().stream().anyMatch(i -> table.columns().get(i).converted());
    }

    /** Reads one row of a keyless table that equals an image, and locks it. */
    public static String lockByImage(TableSchema table, List<Integer> columns, List<Integer> computed) {
        return selectAll(table) + oneByImage(table, columns, computed) + " FOR UPDATE";
    }

    /** Reads what MySQL keeps of what it computed, and the key. */
    public static String keptByKey(TableSchema table, UniqueKey key, int rows) {
        return selectKept(table, key.columns()) + isOneOf(table, key, rows);
    }

    /** Reads the same of the rows of a keyless table that equal an image. */
    public static String keptByImage(TableSchema table, List<Integer> columns) {
        return selectKept(table, List.of()) + " WHERE " + equalsImage(table, columns);
    }

    private static String selectKept(TableSchema table, List<Integer> others) {
        List<Integer> kept = table.kept();
        return "SELECT "
                + IntStream.range(0, table.columns().size())
                        .mapToObj(i -> kept.contains(i) || others.contains(i)
                                ? ColumnSql.readableAnywhere(table.columns().get(i))
                                : "NULL")
                        .collect(Collectors.joining(", "))
                + " FROM " + table.name().quoted();
    }

    public static String insert(TableSchema table, List<Integer> columns) {
        return insertInto(table, columns) + "(" + marks(columns.size()) + ")";
    }

    /** Begins a statement behind which rows follow, each in brackets. */
    public static String insertInto(TableSchema table, List<Integer> columns) {
        return "INSERT INTO " + table.name().quoted() + " (" + names(table, columns) + ") VALUES ";
    }

    /**
     * Makes an INSERT, behind its rows, an UPDATE. Only for rows that are there, and of which MySQL finds their own key taken first:
     * else it would rewrite another row.
     */
    public static String orUpdate(TableSchema table, List<Integer> columns) {
        return " ON DUPLICATE KEY UPDATE " + each(table, columns, name -> name + " = VALUES(" + name + ")");
    }

    /**
     * Inserts a row, or changes nothing and puts the first row that stands in its way into user variables. MySQL itself finds
     * that row, by whichever key; the variables are for {@link #noticedRow} to read. It computes LENGTH in every case, where it
     * would not look at what cannot be NULL to tell whether it is.
     */
    public static String insertOrNotice(TableSchema table, List<Integer> columns) {
        String untouched = names(table, columns.subList(0, 1));
        String noticed = table.written().stream()
                .map(i -> "COALESCE(LENGTH(" + variable(i) + " := "
                        + ColumnSql.keepable(table.columns().get(i)) + "), 0)")
                .collect(Collectors.joining(", "));
        return insert(table, columns) + " ON DUPLICATE KEY UPDATE " + untouched + " = IF(CONCAT(" + NOTICED + " := 1, "
                + noticed + ") = '', " + untouched + ", " + untouched + ")";
    }

    /** Forgets what {@link #insertOrNotice} noticed before. */
    public static String forgetNoticed() {
        return "SET " + NOTICED + " = 0";
    }

    /** Reads whether a row was noticed, and then the row. */
    public static String noticedRow(TableSchema table) {
        List<Integer> columns = table.written();
        return "SELECT " + NOTICED + ", "
                + IntStream.range(0, table.columns().size())
                        .mapToObj(i -> columns.contains(i) ? variable(i) : "NULL")
                        .collect(Collectors.joining(", "));
    }

    private static String variable(int column) {
        return "@twoway_column_" + column;
    }

    public static String update(TableSchema table, List<Integer> columns, UniqueKey key) {
        return "UPDATE " + table.name().quoted() + " SET " + each(table, columns, name -> name + " = ?") + " WHERE ("
                + names(table, key.columns()) + ") = (" + marks(key.columns().size()) + ")";
    }

    public static String updateByImage(TableSchema table, List<Integer> columns, List<Integer> computed) {
        return "UPDATE " + table.name().quoted() + " SET " + each(table, columns, name -> name + " = ?")
                + oneByImage(table, columns, computed);
    }

    public static String delete(TableSchema table, UniqueKey key, int rows) {
        return "DELETE FROM " + table.name().quoted() + isOneOf(table, key, rows);
    }

    /** IN is far cheaper than OR, but compares a TIMESTAMP that is written with its offset as text when there are several. */
    private static String isOneOf(TableSchema table, UniqueKey key, int rows) {
        if (key.columns().size() == 1
                && BY_IN.contains(formOf(table, key.columns().get(0)))) {
            return isIn(table, key, rows);
        }
        String row = key.columns().stream()
                .map(i -> QuotedName.of(table.columns().get(i).name()) + " = ?")
                .collect(Collectors.joining(" AND ", "(", ")"));
        return " WHERE " + String.join(" OR ", Collections.nCopies(rows, row));
    }

    public static String deleteByImage(TableSchema table, List<Integer> stored, List<Integer> computed) {
        return "DELETE FROM " + table.name().quoted() + oneByImage(table, stored, computed);
    }

    /** Of rows that are equal but for what was computed of them, it is the one that is equal in most of that, too. */
    private static String oneByImage(TableSchema table, List<Integer> columns, List<Integer> computed) {
        String order = computed.stream()
                .map(i -> "(" + ColumnSql.exactlyEquals(table.columns().get(i)) + ")")
                .collect(Collectors.joining(" + "));
        return " WHERE " + equalsImage(table, columns) + (computed.isEmpty() ? "" : " ORDER BY " + order + " DESC")
                + " LIMIT 1";
    }

    private static String selectAll(TableSchema table) {
        return "SELECT " + readable(table) + " FROM " + table.name().quoted();
    }

    private static String readable(TableSchema table) {
        return table.columns().stream()
                .map(column -> column.generated() ? "NULL" : ColumnSql.readable(column))
                .collect(Collectors.joining(", "));
    }

    /** All rows of a table that has nothing but generated columns are equal. */
    private static String equalsImage(TableSchema table, List<Integer> columns) {
        return columns.isEmpty()
                ? "TRUE"
                : columns.stream()
                        .map(i -> ColumnSql.exactlyEquals(table.columns().get(i)))
                        .collect(Collectors.joining(" AND "));
    }

    private static String each(TableSchema table, List<Integer> columns, UnaryOperator<String> form) {
        return columns.stream()
                .map(i -> form.apply(QuotedName.of(table.columns().get(i).name())))
                .collect(Collectors.joining(", "));
    }

    private static String names(TableSchema table, List<Integer> columns) {
        return columns.stream()
                .map(i -> QuotedName.of(table.columns().get(i).name()))
                .collect(Collectors.joining(", "));
    }

    private static ColumnType.Form formOf(TableSchema table, int column) {
        return table.columns().get(column).type().form();
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
