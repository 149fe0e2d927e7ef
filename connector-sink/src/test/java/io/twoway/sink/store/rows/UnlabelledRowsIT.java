package io.twoway.sink.store.rows;

import static io.twoway.sink.store.TestConnections.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.sink.change.GeneratedDifference;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.RowUpdate;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.Value;
import io.twoway.sink.store.TestConnections;
import io.twoway.sink.store.table.TableCatalog;
import io.twoway.table.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Rows with a value that is none of the labels of their ENUM, which strict mode refuses, and the rows that are written beside
 * them.
 */
class UnlabelledRowsIT {

    private static final String DATABASE = "unlabelled_rows";
    private static final String FITS = "ten signs.";
    private static final String TOO_LONG = "more than ten signs";

    private Connection connection;

    @BeforeEach
    void createDatabase() throws SQLException {
        connection = TestConnections.openWithEmpty(DATABASE);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void theyAreStoredAsTheyAreBesideOthers() throws SQLException {
        RowWrites writes = table("e ENUM('a','b')");

        writes.insert(List.of(row(1, "", FITS), row(2, "a", FITS), row(3, "", "x")));
        writes.update(List.of(
                new RowUpdate(row(2, "a", FITS), row(2, "", FITS)), new RowUpdate(row(3, "", "x"), row(3, "b", "x"))));

        assertThat(stored()).containsExactly("1||0|" + FITS, "2||0|" + FITS, "3|b|2|x");
    }

    @Test
    void whatDoesNotFitBesideThemIsRefusedAndNotCut() throws SQLException {
        RowWrites writes = table("e ENUM('a','b')");
        writes.insert(List.of(row(1, "", FITS), row(2, "a", FITS)));

        assertThatThrownBy(() -> writes.insert(List.of(row(3, "", FITS), row(4, "a", TOO_LONG))))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> writes.insert(List.of(row(5, "", TOO_LONG)))).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> writes.update(List.of(
                        new RowUpdate(row(1, "", FITS), row(1, "", FITS)),
                        new RowUpdate(row(2, "a", FITS), row(2, "b", TOO_LONG)))))
                .isInstanceOf(SQLException.class);

        assertThat(stored()).allMatch(row -> row.endsWith("|" + FITS)).hasSize(2);
    }

    @Test
    void emptyTextThatIsALabelIsWrittenLikeOthers() throws SQLException {
        RowWrites writes = table("e ENUM('','a')");
        List<RowImage> rows = new ArrayList<>();
        for (int id = 0; id < 100; id++) {
            rows.add(row(id, id % 2 == 0 ? "" : "a", FITS));
        }
        execute(connection, "FLUSH STATUS");

        writes.insert(rows);

        assertThat(inserts()).isEqualTo(1);
        assertThat(stored()).hasSize(100).contains("0||1|" + FITS);
        assertThatThrownBy(() -> writes.insert(List.of(row(200, "", FITS), row(201, "", TOO_LONG))))
                .isInstanceOf(SQLException.class);
    }

    private RowWrites table(String column) throws SQLException {
        TableName name = new TableName(DATABASE, "t");
        execute(connection, "CREATE TABLE " + name.quoted() + " (id INT PRIMARY KEY, " + column + ", s VARCHAR(10))");
        TableSchema schema = new TableCatalog().table(connection, name);
        return new RowWrites(connection, schema, new WriteZones(GeneratedDifference.STOP));
    }

    private static RowImage row(int id, String label, String text) {
        return new RowImage(List.of(new Value.Whole(id), new Value.Text(label), new Value.Text(text)));
    }

    private List<String> stored() throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(
                        "SELECT CONCAT_WS('|', id, e, e + 0, s) FROM " + DATABASE + ".t ORDER BY id")) {
            List<String> stored = new ArrayList<>();
            while (rows.next()) {
                stored.add(rows.getString(1));
            }
            return stored;
        }
    }

    private long inserts() throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("SHOW SESSION STATUS LIKE 'Com_insert'")) {
            row.next();
            return row.getLong(2);
        }
    }
}
