package io.twoway.source.exact;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.relational.Column;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnReadTest {

    @ParameterizedTest
    @CsvSource({
        "CHAR, TEXT",
        "varchar(20), TEXT",
        "NCHAR, TEXT",
        "NVARCHAR, TEXT",
        "CHARACTER VARYING, TEXT",
        "TINYTEXT, TEXT",
        "TEXT, TEXT",
        "MEDIUMTEXT, TEXT",
        "LONGTEXT, TEXT",
        "FLOAT, FLOAT",
        "FLOAT UNSIGNED ZEROFILL, FLOAT",
        "ENUM, ENUM",
        "SET, SET",
        "YEAR, YEAR",
        "DATE, DATE",
        "DATETIME, DATETIME",
        "TIMESTAMP, TIMESTAMP",
        "VECTOR, VECTOR"
    })
    void typesOfWhichATextSaysLessAreReadOtherwise(String type, ColumnRead read) {
        assertThat(ColumnRead.of(column(type))).hasValue(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "BIGINT UNSIGNED", "DECIMAL", "DOUBLE", "TIME", "VARBINARY", "BLOB", "JSON", "BIT"})
    void othersAreReadAsDebeziumReadsThem(String type) {
        assertThat(ColumnRead.of(column(type))).isEmpty();
    }

    private static Column column(String type) {
        return Column.editor().name("c").type(type).create();
    }
}
