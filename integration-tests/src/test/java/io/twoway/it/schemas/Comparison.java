package io.twoway.it.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Compares one database at both sites of a pair: every definition, and every table byte for byte. */
public final class Comparison {

    private static final int SHOWN = 5;
    private static final int TABLES_OF_A_QUERY = 40;

    /** What of the definitions must be equal; {@code %s} is the condition for the database. */
    private static final Map<String, String> DEFINITIONS = Map.of(
            "tables",
            "SELECT table_name, table_type, engine, table_collation, table_comment FROM information_schema.tables"
                    + " WHERE table_schema = %s ORDER BY 1",
            "columns",
            "SELECT table_name, ordinal_position, column_name, column_type, is_nullable, column_default, extra,"
                    + " collation_name, generation_expression, column_comment, srs_id FROM information_schema.columns"
                    + " WHERE table_schema = %s ORDER BY 1, 2",
            "indexes",
            "SELECT table_name, index_name, seq_in_index, column_name, sub_part, non_unique, collation, index_type,"
                    + " is_visible, expression FROM information_schema.statistics WHERE table_schema = %s ORDER BY 1, 2, 3",
            "foreign keys",
            "SELECT table_name, constraint_name, referenced_table_name, update_rule, delete_rule"
                    + " FROM information_schema.referential_constraints WHERE constraint_schema = %s ORDER BY 1, 2",
            "checks",
            "SELECT constraint_name, check_clause FROM information_schema.check_constraints"
                    + " WHERE constraint_schema = %s ORDER BY 1",
            // MySQL keeps an expression in the quotes of the session that made the table, and a load makes it in
            // another one
            "partitions",
            "SELECT table_name, partition_name, partition_method, REPLACE(partition_expression, '\"', '`'), partition_description"
                    + " FROM information_schema.partitions WHERE table_schema = %s ORDER BY 1, partition_ordinal_position",
            "views",
            "SELECT table_name, view_definition, check_option, security_type FROM information_schema.views"
                    + " WHERE table_schema = %s ORDER BY 1",
            "routines",
            "SELECT routine_name, routine_type, sql_mode, routine_definition FROM information_schema.routines"
                    + " WHERE routine_schema = %s ORDER BY 1");

    private final Site a;
    private final Site b;
    private final String database;
    private final String context;

    /** @param context what a failure message says about the run, such as its seed */
    public Comparison(Pair pair, String database, String context) {
        this(pair.a(), pair.b(), database, context);
    }

    /** Compares it at two sites of no particular pair. */
    public Comparison(Site a, Site b, String database, String context) {
        this.a = a;
        this.b = b;
        this.database = database;
        this.context = context;
    }

    public void assertDefinitionsEqual() {
        DEFINITIONS.forEach((what, query) -> {
            String sql = query.formatted("'" + database + "'");
            assertThat(b.rows(sql)).as("%s, %s", what, context).isEqualTo(a.rows(sql));
        });
    }

    /** Fails unless all rows are equal, and returns how many the tables have together. */
    public long assertRowsEqual() {
        List<String> findings = new ArrayList<>();
        List<Table> tables = List.copyOf(catalog().tables().values());
        long rows = 0;
        for (int first = 0; first < tables.size(); first += TABLES_OF_A_QUERY) {
            List<Table> some = tables.subList(first, Math.min(first + TABLES_OF_A_QUERY, tables.size()));
            List<String> atA = a.rows(checksums(some));
            List<String> atB = b.rows(checksums(some));
            for (int i = 0; i < some.size(); i++) {
                rows += Long.parseLong(atA.get(i).substring(0, atA.get(i).indexOf('|')));
                findings.addAll(atA.get(i).equals(atB.get(i)) ? List.of() : differences(some.get(i)));
            }
        }
        assertThat(findings).as("differences, %s", context).isEmpty();
        return rows;
    }

    private Catalog catalog() {
        try (Connection connection = a.connect()) {
            return Catalog.read(connection, database);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String checksums(List<Table> tables) {
        return tables.stream()
                .map(table -> "SELECT COUNT(*), SUM(CONV(LEFT(SHA2(" + row(table) + ", 256), 12), 16, 10)) FROM "
                        + table.quoted())
                .collect(Collectors.joining(" UNION ALL "));
    }

    private static String row(Table table) {
        return table.columns().stream()
                .map(column -> "IFNULL(" + column.exact() + ", 'NULL')")
                .collect(Collectors.joining(", ", "CONCAT_WS('|', ", ")"));
    }

    private List<String> differences(Table table) {
        List<String> atA = rows(a, table);
        List<String> atB = rows(b, table);
        List<String> findings = new ArrayList<>();
        findings.addAll(only("A", table, atA, atB));
        findings.addAll(only("B", table, atB, atA));
        return findings;
    }

    private static List<String> rows(Site site, Table table) {
        return site.rows("SELECT " + row(table) + " FROM " + table.quoted() + " ORDER BY 1");
    }

    private static List<String> only(String where, Table table, List<String> rows, List<String> others) {
        List<String> left = new ArrayList<>(rows);
        others.forEach(left::remove);
        return left.stream()
                .limit(SHOWN)
                .map(row -> "only at " + where + ": " + table.name() + " " + row)
                .toList();
    }
}
