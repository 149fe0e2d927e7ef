package io.twoway.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceColumnTest {

    @ParameterizedTest
    @CsvSource({
        "id, id",
        "first_name, first-name",
        "first_u002dname, first-name",
        "first_u005fname, first_name",
        "_1st, 1st",
        "_u0031st, 1st",
        "__, 名前",
        "_u540d_u524d, 名前",
        "_u101, ā",
        "_u009, '\t'"
    })
    void adjustedNameStandsForTheColumn(String field, String column) {
        assertThat(SourceColumn.nameOf(field(field, column))).isEqualTo(column);
    }

    @ParameterizedTest
    @CsvSource({"surname, first-name", "first__name, first-name", "first_name, first.names", "st, 1st", "total, amount"
    })
    void fieldThatATransformRenamedKeepsItsNewName(String field, String column) {
        assertThat(SourceColumn.nameOf(field(field, column))).isEqualTo(field);
    }

    @Test
    void fieldWithoutAColumnsNameKeepsItsOwn() {
        assertThat(SourceColumn.nameOf(new Field("id", 0, Schema.INT64_SCHEMA))).isEqualTo("id");
        assertThat(SourceColumn.nameOf(new Field(
                        "id",
                        0,
                        SchemaBuilder.int64()
                                .parameter("__debezium.source.column.type", "INT")
                                .build())))
                .isEqualTo("id");
    }

    private static Field field(String name, String column) {
        return new Field(
                name,
                0,
                SchemaBuilder.int64()
                        .parameter("__debezium.source.column.name", column)
                        .build());
    }
}
