package io.twoway.sink.store.table;

import io.twoway.ddl.SchemaObject;
import io.twoway.sink.change.Column;
import io.twoway.sink.change.ColumnType;
import io.twoway.sink.change.Generation;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.UniqueKey;
import io.twoway.sink.change.Value;
import io.twoway.sink.store.failure.OutdatedTableException;
import io.twoway.sink.store.failure.RowFault;
import io.twoway.sink.store.sql.Waiting;
import io.twoway.table.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.errors.DataException;

/** The destination's tables as they are now: each is read once, and again when somebody has changed it. */
public final class TableCatalog {

    private static final String COLUMNS =
            """
            SELECT c.column_name, c.data_type,
                   CASE WHEN c.generation_expression = '' THEN 'NONE'
                        WHEN c.extra LIKE '%STORED GENERATED%' OR EXISTS (
                            SELECT 1 FROM information_schema.statistics s
                             WHERE s.table_schema = c.table_schema AND s.table_name = c.table_name
                               AND s.column_name = c.column_name) THEN 'KEPT'
                        ELSE 'READ' END,
                   COALESCE(c.datetime_precision, 0),
                   c.collation_name IS NOT NULL AND c.data_type NOT IN ('enum', 'set')
                     AND NOT (c.collation_name LIKE '%\\_bin' AND k.pad_attribute = 'NO PAD'),
                   c.is_nullable = 'YES', c.character_set_name, c.collation_name, k.pad_attribute = 'PAD SPACE',
                   COALESCE(c.character_set_name NOT LIKE 'utf8%', FALSE)
              FROM information_schema.columns c
              LEFT JOIN information_schema.collations k ON k.collation_name = c.collation_name
             WHERE c.table_schema = ? AND c.table_name = ? ORDER BY c.ordinal_position""";

    /** The third column marks what hides a key: a prefix, an expression, or a column that events do not bring along. */
    private static final String KEYS =
            """
            SELECT s.index_name, s.column_name,
                   s.sub_part IS NOT NULL OR s.column_name IS NULL OR c.generation_expression <> '', s.non_unique = 0
              FROM information_schema.statistics s
              LEFT JOIN information_schema.columns c
                ON c.table_schema = s.table_schema AND c.table_name = s.table_name AND c.column_name = s.column_name
             WHERE s.table_schema = ? AND s.table_name = ?
             ORDER BY s.index_name <> 'PRIMARY', s.index_name, s.seq_in_index""";

    private final StorageEngines engines = new StorageEngines();
    private final KeyWeights weights = new KeyWeights();
    private final Map<TableName, Known> known = new HashMap<>();
    private final Map<TableName, Map<Integer, Collation>> collations = new HashMap<>();

    /**
     * Returns the table.
     *
     * @throws DataException when it does not exist or has a column of a type that is not supported
     * @throws SQLException also when the user may not read it: to such a user it looks as if it did not exist
     */
    public TableSchema table(Connection connection, TableName name) throws SQLException {
        Optional<TableLook> look = TableLook.of(connection, name);
        Known before = known.get(name);
        if (before != null && before.look().equals(look)) {
            if (!before.tellsEngine()) {
                engines.requireStill(connection, name);
            }
            return before.table();
        }
        Optional<TableSchema> found = read(connection, name, look);
        if (found.isEmpty()) {
            throw missing(connection, name);
        }
        engines.require(connection, name);
        known.put(name, new Known(found.get(), look));
        return found.get();
    }

    /** Returns the table as it was when it was read; empty when it is not known. */
    public Optional<TableSchema> lastKnown(TableName name) {
        return Optional.ofNullable(known.get(name)).map(Known::table);
    }

    /**
     * Returns the statements that make sure that a known table still is as it was, but for its triggers, and stays so until the
     * transaction ends. The answer is a failure where it is not; then it is not known any more.
     */
    public List<Waiting> confirming(Connection connection, TableName name) throws SQLException {
        Known before = known.get(name);
        if (before.look().orElse(null) instanceof ShownLook shown) {
            return ShownLook.asking(
                    name, definition -> requireStill(name, definition.equals(Optional.of(shown.definition()))));
        }
        List<Waiting> statements = new ArrayList<>();
        statements.add(
                ListedLook.asking(name, look -> requireStill(name, before.look().equals(Optional.of(look)))));
        statements.addAll(engines.requiringStill(connection, name));
        return statements;
    }

    /** Returns the statement that does the same for the triggers of such tables. It belongs behind those that confirm the tables. */
    public Waiting confirmingTriggers(List<TableName> names) {
        Set<TableName> expected = names.stream()
                .filter(name -> known.get(name).table().firesTriggers())
                .collect(Collectors.toSet());
        return TriggerQuestion.of(names, found -> {
            for (TableName name : names) {
                requireStill(name, expected.contains(name) == found.contains(name));
            }
        });
    }

    private void requireStill(TableName name, boolean isAsBefore) throws OutdatedTableException {
        if (!isAsBefore) {
            forget(name);
            throw new OutdatedTableException(name);
        }
    }

    /** A table, and how it looked when it was read. */
    private record Known(TableSchema table, Optional<TableLook> look) {

        boolean tellsEngine() {
            return look.map(TableLook::tellsEngine).orElse(false);
        }
    }

    private static DataException missing(Connection connection, TableName name) throws SQLException {
        try (Statement probe = connection.createStatement()) {
            probe.executeQuery("SELECT 1 FROM " + name.quoted() + " LIMIT 0").close();
        } catch (SQLException e) {
            if (!RowFault.isCauseOf(e)) {
                throw e;
            }
        }
        return new DataException("The destination has no table " + name
                + ". It is created when the forward stream carries its CREATE TABLE; create it by hand "
                + "(same columns as at the origin) and restart the task: nothing was skipped.");
    }

    /** Forgets a table about which more may be wrong than its look shows, such as its engine: it is read again. */
    public void forget(TableName name) {
        known.remove(name);
    }

    /** Forgets a table that a statement is about. */
    public void forget(SchemaObject object) {
        forget(new TableName(object.database(), object.name()));
    }

    /** Returns what texts weigh in a collated column of a table that was read: they are equal where their weights are. */
    public Map<Value, Value> weights(Connection connection, TableName table, int column, List<Value.Text> texts)
            throws SQLException {
        return weights.of(connection, collations.get(table).get(column), texts);
    }

    private Optional<TableSchema> read(Connection connection, TableName name, Optional<TableLook> look)
            throws SQLException {
        List<Column> columns = new ArrayList<>();
        Set<Integer> nullable = new HashSet<>();
        Map<Integer, Collation> collated = new HashMap<>();
        try (PreparedStatement query = prepare(connection, COLUMNS, name);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                if (rows.getBoolean(6)) {
                    nullable.add(columns.size());
                }
                if (rows.getBoolean(5)) {
                    collated.put(
                            columns.size(), new Collation(rows.getString(7), rows.getString(8), rows.getBoolean(9)));
                }
                columns.add(column(name, rows));
            }
        }
        collations.put(name, collated);
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        BindableNames.require(name, columns);
        Keys keys = readKeys(connection, name, columns);
        Optional<UniqueKey> rowKey = keys.plain().stream()
                .filter(key -> key.columns().stream().noneMatch(nullable::contains))
                .findFirst();
        List<UniqueKey> others = keys.plain().stream()
                .filter(key -> !rowKey.equals(Optional.of(key)))
                .toList();
        return Optional.of(new TableSchema(
                name,
                columns,
                rowKey,
                others,
                keys.hidden(),
                keys.ofExpressions(),
                look.map(TableLook::firesTriggers).orElse(false)));
    }

    private static Column column(TableName table, ResultSet row) throws SQLException {
        String name = row.getString(1);
        String dataType = row.getString(2);
        ColumnType type = ColumnType.ofDataType(dataType)
                .orElseThrow(() -> new DataException("Column '" + name + "' of " + table + " has the type "
                        + dataType + ", which is not supported yet. Leave it out at the origin with "
                        + "'column.exclude.list', or exclude the table."));
        return new Column(
                name, type, Generation.valueOf(row.getString(3)), row.getInt(4), row.getBoolean(5), row.getBoolean(10));
    }

    /** A table's unique keys: those that values show, and whether there are others; and whether any key has an expression. */
    private record Keys(List<UniqueKey> plain, boolean hidden, boolean ofExpressions) {}

    private static Keys readKeys(Connection connection, TableName name, List<Column> columns) throws SQLException {
        Map<String, List<Integer>> unique = new LinkedHashMap<>();
        Set<String> hidden = new HashSet<>();
        boolean ofExpressions = false;
        try (PreparedStatement query = prepare(connection, KEYS, name);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String key = rows.getString(1);
                Optional<String> column = Optional.ofNullable(rows.getString(2));
                ofExpressions |= column.isEmpty();
                if (rows.getBoolean(4) && rows.getBoolean(3)) {
                    hidden.add(key);
                } else if (rows.getBoolean(4)) {
                    unique.computeIfAbsent(key, k -> new ArrayList<>()).add(position(columns, column.orElseThrow()));
                }
            }
        }
        unique.keySet().removeAll(hidden);
        List<UniqueKey> plain = new ArrayList<>();
        unique.forEach((key, positions) -> plain.add(new UniqueKey(key, positions)));
        return new Keys(plain, !hidden.isEmpty(), ofExpressions);
    }

    private static int position(List<Column> columns, String name) {
        return columns.stream().map(Column::name).toList().indexOf(name);
    }

    private static PreparedStatement prepare(Connection connection, String sql, TableName name) throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        query.setString(1, name.database());
        query.setString(2, name.table());
        return query;
    }
}
