package io.twoway.sink.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.sink.change.Column;
import io.twoway.sink.change.ColumnType;
import io.twoway.sink.change.Generation;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.UniqueKey;
import io.twoway.table.TableName;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class RecordJsonTest {

    private static final Schema ROW = SchemaBuilder.struct()
            .field("ID", Schema.INT64_SCHEMA)
            .field(
                    "name",
                    SchemaBuilder.string().optional().defaultValue("nobody").build())
            .field("price", Decimal.builder(2).optional().build())
            .field("photo", Schema.OPTIONAL_BYTES_SCHEMA)
            .build();

    private final Struct row = new Struct(ROW)
            .put("ID", 7L)
            .put("price", new BigDecimal("1.50"))
            .put("photo", ByteBuffer.wrap(new byte[] {1, (byte) 0xab}));

    @Test
    void rowIsWrittenAsTheRecordCarriesItAndNullIsNotTheDefault() {
        assertThat(RecordJson.image(row.put("name", null)))
                .isEqualTo("{\"ID\":7,\"name\":null,\"price\":\"1.50\",\"photo\":\"0x01ab\"}");
    }

    @Test
    void longValuesAreCutSoThatARowThatIsTooLargeFitsIntoTheJournal() {
        row.put("name", "x".repeat(2_000_000)).put("photo", ByteBuffer.wrap(new byte[3_000_000]));

        assertThat(RecordJson.image(row))
                .contains("xxx... (2000000 characters)", "000... (3000000 bytes)")
                .hasSizeLessThan(3000);
    }

    @Test
    void keyIsThatOfTheTableOrTheWholeRowWhereItIsNotKnown() {
        TableSchema table = new TableSchema(
                new TableName("shop", "items"),
                List.of(new Column("id", ColumnType.BIGINT, Generation.NONE, 0, false)),
                Optional.of(new UniqueKey("PRIMARY", List.of(0))),
                List.of(),
                false,
                false,
                false);

        assertThat(RecordJson.key(Optional.of(table), row)).isEqualTo("{\"ID\":7}");
        assertThat(RecordJson.key(Optional.empty(), row)).isEqualTo(RecordJson.image(row));
    }
}
