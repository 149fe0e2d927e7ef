package io.twoway.sink.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.sink.decode.RowStep;
import java.nio.ByteBuffer;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class HeldBytesTest {

    private static final int MEGABYTE = 1 << 20;
    private static final Schema POINT =
            SchemaBuilder.struct().optional().field("wkb", Schema.BYTES_SCHEMA).build();
    private static final Schema ROW = SchemaBuilder.struct()
            .field("id", Schema.INT32_SCHEMA)
            .field("note", Schema.OPTIONAL_STRING_SCHEMA)
            .field("file", Schema.OPTIONAL_BYTES_SCHEMA)
            .field("place", POINT)
            .build();

    @Test
    void countsTextsBinariesAndGeometriesByTheirLength() {
        long empty = HeldBytes.of(row());

        assertThat(HeldBytes.of(row().put("note", "x".repeat(MEGABYTE)))).isEqualTo(empty + MEGABYTE);
        assertThat(HeldBytes.of(row().put("file", new byte[MEGABYTE]))).isEqualTo(empty + MEGABYTE);
        assertThat(HeldBytes.of(row().put("file", ByteBuffer.allocate(MEGABYTE))))
                .isEqualTo(empty + MEGABYTE);
        assertThat(HeldBytes.of(row().put("place", new Struct(POINT).put("wkb", new byte[MEGABYTE]))))
                .isGreaterThan(empty + MEGABYTE);
    }

    @Test
    void countsBothImagesOfAnUpdate() {
        Struct before = row().put("note", "x".repeat(1000));
        Struct after = row().put("note", "x".repeat(3000));

        assertThat(HeldBytes.of(new RowStep.Updated(before, after)) - HeldBytes.of(new RowStep.Updated(row(), row())))
                .isEqualTo(4000);
    }

    @Test
    void growsWithTheNumberOfColumnsAlsoWhenTheyAreEmpty() {
        SchemaBuilder wide = SchemaBuilder.struct();
        for (int i = 0; i < 500; i++) {
            wide.field("c" + i, Schema.OPTIONAL_INT32_SCHEMA);
        }

        assertThat(HeldBytes.of(new Struct(wide.build()))).isGreaterThan(100 * HeldBytes.of(row()));
    }

    private static Struct row() {
        return new Struct(ROW).put("id", 1);
    }
}
