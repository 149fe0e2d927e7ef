package io.twoway.sink.store.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFaultTest {

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "22001, 1406, too long for its column",
        "22003, 1264, out of range",
        "22007, 1292, no date",
        "HY000, 1366, no number",
        "01000, 1265, no label of the ENUM",
        "23000, 1048, NULL in a column that takes none",
        "HY000, 1364, a column without a value",
        "HY000, 3819, against a CHECK",
        "45000, 1644, refused by a trigger",
        "42S02, 1146, no such table",
        "42S22, 1054, no such column",
        "42000, 1103, a table name that cannot be",
        "22032, 3140, no JSON"
    })
    void whatTheRowIsToBlameFor(String state, int code, String title) {
        assertThat(RowFault.isCauseOf(new SQLException(title, state, code))).isTrue();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "42000, 1142, no right to insert",
        "42000, 1143, no right on a column",
        "42000, 1044, no right on the database",
        "28000, 1045, wrong password",
        "40001, 1213, deadlock",
        "HY000, 1205, lock wait",
        "23000, 1062, duplicate key",
        "HY000, 1290, read only",
        "HY000, 1114, table is full",
        "HY000, 1021, disk is full",
        "HY000, 1030, error of the storage engine",
        "08S01, 0, connection lost",
        "08S01, 1153, packet refused by the server with the connection",
        "42000, 1064, statement that is no SQL"
    })
    void whatNeverCostsARow(String state, int code, String title) {
        assertThat(RowFault.isCauseOf(new SQLException(title, state, code))).isFalse();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "22007, 1292, text that is no number in an expression",
        "HY000, 3751, too long for a functional index",
        "HY000, 1366, no number",
        "01000, 1265, no label of the ENUM"
    })
    void whatOnlyAStrictSessionRefuses(String state, int code, String title) {
        assertThat(RowFault.isOfStrictMode(new SQLException(title, state, code)))
                .isTrue();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "HY000, 1364, a column without a value",
        "23000, 1048, NULL in a column that takes none",
        "HY000, 3819, against a CHECK",
        "23000, 1062, duplicate key"
    })
    void whatEverySessionRefuses(String state, int code, String title) {
        assertThat(RowFault.isOfStrictMode(new SQLException(title, state, code)))
                .isFalse();
    }

    @Test
    void rowLargerThanAPacketIsToBlameAlsoInABatch() {
        PacketTooBigException tooBig = new PacketTooBigException(200, 100);

        assertThat(RowFault.isCauseOf(tooBig)).isTrue();
        assertThat(RowFault.isCauseOf(new BatchUpdateException(new int[0], tooBig)))
                .isTrue();
    }
}
