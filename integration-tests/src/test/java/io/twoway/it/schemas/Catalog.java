package io.twoway.it.schemas;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The tables of one database and the foreign keys between them, as information_schema has them now. */
record Catalog(Map<String, Table> tables, List<Reference> references) {

    private static final String COLUMNS =
            """
            SELECT c.table_name, c.column_name, c.data_type, c.column_type, c.is_nullable,
                   c.column_default IS NOT NULL OR c.extra LIKE '%DEFAULT_GENERATED%' AS has_default, c.extra, c.srs_id,
                   COALESCE(c.character_maximum_length, c.numeric_precision, 0) AS length,
                   COALESCE(c.datetime_precision, c.numeric_scale, 0) AS scale,
                   COALESCE(c.character_set_name, '') AS charset
              FROM information_schema.columns c
              JOIN information_schema.tables t USING (table_schema, table_name)
             WHERE c.table_schema = ? AND t.table_type = 'BASE TABLE' AND t.table_name <> 'fence'
             ORDER BY c.table_name, c.ordinal_position
            """;

    private static final String KEYS =
            """
            SELECT table_name, index_name, column_name, sub_part, expression, nullable
              FROM information_schema.statistics
             WHERE table_schema = ? AND non_unique = 0 AND table_name <> 'fence'
             ORDER BY table_name, index_name, seq_in_index
            """;

    private static final String REFERENCES =
            """
            SELECT k.constraint_name, k.table_name, k.column_name, k.referenced_table_name, k.referenced_column_name,
                   r.delete_rule, r.update_rule
              FROM information_schema.key_column_usage k
              JOIN information_schema.referential_constraints r USING (constraint_schema, constraint_name, table_name)
             WHERE k.constraint_schema = ?
             ORDER BY k.table_name, k.constraint_name, k.ordinal_position
            """;

    static Catalog read(Connection connection, String database) throws SQLException {
        Map<String, Table> tables = new TreeMap<>();
        query(connection, COLUMNS, database, row -> tables.computeIfAbsent(
                        row.getString("table_name"),
                        name -> new Table(database, name, new ArrayList<>(), new ArrayList<>()))
                .columns()
                .add(column(row)));
        query(connection, KEYS, database, row -> addPart(tables.get(row.getString("table_name")), row));
        Map<String, Reference> references = new LinkedHashMap<>();
        query(connection, REFERENCES, database, row -> addPair(references, row));
        return new Catalog(tables, List.copyOf(references.values()));
    }

    /** Returns the foreign keys that a table has. */
    List<Reference> of(Table child) {
        return references.stream()
                .filter(reference -> reference.child().equals(child.name()))
                .toList();
    }

    /** Returns the foreign keys that point at a table. */
    List<Reference> to(Table parent) {
        return references.stream()
                .filter(reference -> reference.parent().equals(parent.name()))
                .toList();
    }

    private static Column column(ResultSet row) throws SQLException {
        String extra = row.getString("extra");
        int srid = row.getInt("srs_id");
        Optional<Integer> srs = row.wasNull() ? Optional.empty() : Optional.of(srid);
        boolean nullable = row.getString("is_nullable").equals("YES");
        return new Column(
                row.getString("column_name"),
                row.getString("data_type"),
                row.getString("column_type"),
                row.getLong("length"),
                row.getInt("scale"),
                nullable,
                nullable || row.getBoolean("has_default"),
                extra.contains("VIRTUAL GENERATED") || extra.contains("STORED GENERATED"),
                extra.contains("auto_increment"),
                srs,
                row.getString("charset"));
    }

    private static void addPart(Table table, ResultSet row) throws SQLException {
        String name = row.getString("index_name");
        List<Key> keys = table.keys();
        if (keys.isEmpty() || !keys.get(keys.size() - 1).name().equals(name)) {
            keys.add(new Key(name, new ArrayList<>(), new ArrayList<>(), false));
        }
        Key key = keys.remove(keys.size() - 1);
        String expression = row.getString("expression");
        if (expression != null) {
            key.parts().add(expression.replace("\\'", "'"));
        } else {
            Column column = table.column(row.getString("column_name"));
            String prefix = row.getString("sub_part");
            key.columns().add(column);
            key.parts().add(prefix == null ? column.quoted() : "LEFT(" + column.quoted() + ", " + prefix + ")");
        }
        boolean nullable = key.nullable() || row.getString("nullable").equals("YES");
        keys.add(new Key(name, key.parts(), key.columns(), nullable));
    }

    private static void addPair(Map<String, Reference> references, ResultSet row) throws SQLException {
        Reference reference = references.get(row.getString("constraint_name"));
        if (reference == null) {
            reference = new Reference(
                    row.getString("table_name"),
                    new ArrayList<>(),
                    row.getString("referenced_table_name"),
                    new ArrayList<>(),
                    row.getString("delete_rule"),
                    row.getString("update_rule"));
            references.put(row.getString("constraint_name"), reference);
        }
        reference.columns().add(row.getString("column_name"));
        reference.parentColumns().add(row.getString("referenced_column_name"));
    }

    private static void query(Connection connection, String sql, String database, RowReader reader)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, database);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
