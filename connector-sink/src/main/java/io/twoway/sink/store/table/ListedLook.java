package io.twoway.sink.store.table;

import io.twoway.sink.change.Value;
import io.twoway.sink.store.failure.RowFault;
import io.twoway.sink.store.sql.StatementQueue;
import io.twoway.sink.store.sql.Waiting;
import io.twoway.table.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Look of what cannot be shown, put together from lists of columns and keys: of a view, and of a table of which the user may read
 * columns only.
 *
 * @param columns a number that another definition of the columns has not
 * @param keys the same for the keys
 * @param firesTriggers whether a change of a row fires a trigger
 */
record ListedLook(String columns, String keys, boolean firesTriggers) implements TableLook {

    /** Each part by itself, for they have different collations. */
    private static final String QUERY =
            """
            SELECT (SELECT SUM(CRC32(CONCAT(c.ordinal_position, '|', CRC32(c.column_name), '|', CRC32(c.column_type), '|',
                             c.is_nullable = 'YES', '|', IFNULL(CRC32(c.collation_name), 0), '|',
                             CRC32(c.generation_expression), '|', c.extra LIKE '%%STORED GENERATED%%')))
                      FROM information_schema.columns c WHERE c.table_schema = ? AND c.table_name = ?),
                   (SELECT SUM(CRC32(CONCAT(CRC32(s.index_name), '|', s.seq_in_index, '|',
                             IFNULL(CRC32(s.column_name), 0), '|', IFNULL(s.sub_part, 0), '|', s.non_unique)))
                      FROM information_schema.statistics s
                     WHERE s.table_schema = ? AND s.table_name = ?),
                   EXISTS (SELECT 1 FROM information_schema.triggers t
                     WHERE t.event_object_schema = ? AND t.event_object_table = ?),
                   (SELECT COUNT(*) FROM %s WHERE FALSE)""";

    @Override
    public boolean tellsEngine() {
        return false;
    }

    /** Returns how a table looks now; empty when there is none. */
    static Optional<TableLook> of(Connection connection, TableName name) throws SQLException {
        StatementQueue alone = new StatementQueue(connection);
        AtomicReference<ListedLook> found = new AtomicReference<>();
        alone.add(asking(name, found::set));
        try {
            alone.send();
            return Optional.of(found.get());
        } catch (SQLException e) {
            if (RowFault.isCauseOf(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Returns the statement that asks for it, which fails when there is no such table. */
    static Waiting asking(TableName name, Reader<ListedLook> reader) {
        List<Value> parameters = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            parameters.add(new Value.Text(name.database()));
            parameters.add(new Value.Text(name.table()));
        }
        String sql = QUERY.formatted(name.quoted());
        return new Waiting("looking at " + name, sql, parameters, ended -> {
            try (ResultSet row = ended.getResultSet()) {
                row.next();
                reader.accept(new ListedLook(
                        String.valueOf(row.getString(1)), String.valueOf(row.getString(2)), row.getBoolean(3)));
            }
        });
    }
}
