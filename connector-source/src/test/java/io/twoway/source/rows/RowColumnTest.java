package io.twoway.source.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowColumnTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "INT UNSIGNED     | - | - | INT UNSIGNED",
                "DECIMAL          | 10 | 2 | DECIMAL(10,2)",
                "DECIMAL UNSIGNED | 10 | 0 | DECIMAL(10,0) UNSIGNED",
                "FLOAT            | 7 | 3 | FLOAT",
                "DATETIME         | 6 | - | DATETIME(6)",
                "DATETIME         | - | - | DATETIME",
                "BIT              | 12 | - | BIT(12)",
                "VARBINARY        | 8 | - | VARBINARY(8)",
                "YEAR             | 4 | - | YEAR",
                "JSON             | - | - | JSON",
                "VARCHAR          | 20 | - | LONGTEXT CHARACTER SET utf8mb4",
                "ENUM             | 1 | - | LONGTEXT CHARACTER SET utf8mb4",
                "MEDIUMTEXT       | - | - | LONGTEXT CHARACTER SET utf8mb4"
            })
    void columnIsMadeFromWhatItsChangeSays(String type, String length, String scale, String definition) {
        SchemaBuilder schema = SchemaBuilder.string().parameter("__debezium.source.column.type", type);
        if (length != null) {
            schema.parameter("__debezium.source.column.length", length);
        }
        if (scale != null) {
            schema.parameter("__debezium.source.column.scale", scale);
        }
        assertThat(RowColumn.sent(new Field("a`b", 0, schema.build())).definition())
                .isEqualTo("`a``b` " + definition + " NULL");
    }

    @Test
    void columnOfTheTableKeepsTypeAndCollation() {
        assertThat(RowColumn.stored("v", "enum('a','b')", "utf8mb4_bin").definition())
                .isEqualTo("`v` enum('a','b') COLLATE utf8mb4_bin NULL");
        assertThat(RowColumn.stored("v", "int", null).definition()).isEqualTo("`v` int NULL");
    }

    @Test
    void columnWithoutATypeIsAText() {
        assertThat(RowColumn.sent(new Field("v", 0, Schema.STRING_SCHEMA)).type())
                .isEqualTo("LONGTEXT CHARACTER SET utf8mb4");
    }
}
