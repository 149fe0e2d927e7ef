package io.twoway.sink.store.table;

import io.twoway.sink.store.failure.RowFault;
import io.twoway.table.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Look of a table: two are equal when the table's columns and keys are, and when both or none have triggers that an
 * INSERT fires. The statement that asks for it also opens the table, so that nobody changes it before the transaction ends.
 *
 * @param columns a number that another definition of the columns has not
 * @param keys the same for the keys
 * @param firesOnInsert whether an INSERT fires a trigger
 */
record TableLook(String columns, String keys, boolean firesOnInsert) {

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
                     WHERE t.event_object_schema = ? AND t.event_object_table = ? AND t.event_manipulation = 'INSERT'),
                   (SELECT COUNT(*) FROM %s WHERE FALSE)""";

    /** Returns how a table looks now; empty when there is none. */
    static Optional<TableLook> of(Connection connection, TableName name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(QUERY.formatted(name.quoted()))) {
            for (int i = 1; i < 7; i += 2) {
                query.setString(i, name.database());
                query.setString(i + 1, name.table());
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return Optional.of(new TableLook(
                        String.valueOf(row.getString(1)), String.valueOf(row.getString(2)), row.getBoolean(3)));
            }
        } catch (SQLException e) {
            if (RowFault.isCauseOf(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
