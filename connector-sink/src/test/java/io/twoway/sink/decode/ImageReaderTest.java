package io.twoway.sink.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.sink.change.Column;
import io.twoway.sink.change.ColumnType;
import io.twoway.sink.change.Generation;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.Value;
import io.twoway.table.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;

class ImageReaderTest {

    private static final Value ABSENT = Value.Absent.ABSENT;

    private final ImageReader reader = new ImageReader(table(
            column("id", Generation.NONE),
            column("v", Generation.NONE),
            column("stored", Generation.KEPT),
            column("virtual", Generation.READ)));

    @Test
    void whatMySqlComputesStandsBesideTheValuesThatAreWritten() {
        RowImage row = reader.read(row("id", 1, "v", 2, "stored", 3, "virtual", 4));

        assertThat(row.values()).containsExactly(new Value.Whole(1), new Value.Whole(2), ABSENT, ABSENT);
        assertThat(row.computed()).containsExactly(ABSENT, ABSENT, new Value.Whole(3), ABSENT);
    }

    /** It may depend on the column that the event has not. */
    @Test
    void whatMySqlComputesDoesNotCountWhereAColumnIsMissing() {
        RowImage row = reader.read(row("id", 1, "stored", 3));

        assertThat(row.values()).containsExactly(new Value.Whole(1), ABSENT, ABSENT, ABSENT);
        assertThat(row.computed()).isEmpty();
    }

    /** A reader lives as long as its table, and a converter may make a schema for each row. */
    @Test
    void schemasOfOldRowsAreForgotten() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(reader.read(row("id", i, "v", 2)).get(0)).isEqualTo(new Value.Whole(i));
        }

        assertThat(reader.schemas()).isBetween(1, 100);
    }

    @Test
    void nullIsNotTheDefaultOfItsColumn() {
        Schema schema = SchemaBuilder.struct()
                .field("id", SchemaBuilder.int32().optional().defaultValue(7).build())
                .build();

        assertThat(reader.read(new Struct(schema)).values().get(0).isNull()).isTrue();
    }

    @Test
    void theDefaultOfAColumnIsAValueWhereItWasWritten() {
        Integer seven = 7;
        Schema schema = SchemaBuilder.struct()
                .field(
                        "id",
                        SchemaBuilder.int32().optional().defaultValue(seven).build())
                .build();

        assertThat(reader.read(new Struct(schema).put("id", seven)).values().get(0))
                .isEqualTo(new Value.Whole(7));
    }

    @Test
    void fieldWithoutAColumnIsRefusedByName() {
        assertThatThrownBy(() -> reader.read(row("id", 1, "other", 2)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("shop.t has no column 'other'");
    }

    @Test
    void valueOfAnotherTypeIsRefusedWithItsColumn() {
        Schema schema = SchemaBuilder.struct().field("id", Schema.STRING_SCHEMA).build();

        assertThatThrownBy(() -> reader.read(new Struct(schema).put("id", "one")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Column 'id' of shop.t (INT) cannot take this event's value of type STRING");
    }

    /** Columns may stand in another order at the destination, and in other letters; rows of several schemas come mixed. */
    @Test
    void fieldsFindTheirColumnsInAnyOrder() {
        long seed = Long.getLong("twoway.seed", System.nanoTime());
        System.out.println("Orders of fields: repeat it with -Dtwoway.seed=" + seed);
        Random random = new Random(seed);
        Column[] columns = new Column[8];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = column("c" + i, Generation.NONE);
        }
        ImageReader wide = new ImageReader(table(columns));
        for (int round = 0; round < 1_000; round++) {
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < columns.length; i++) {
                order.add(i);
            }
            Collections.shuffle(order, random);
            List<Integer> carried = order.subList(0, 1 + random.nextInt(columns.length));
            Object[] fields = new Object[carried.size() * 2];
            for (int i = 0; i < carried.size(); i++) {
                fields[2 * i] = (random.nextBoolean() ? "c" : "C") + carried.get(i);
                fields[2 * i + 1] = carried.get(i) * 10;
            }

            List<Value> values = wide.read(row(fields)).values();

            for (int i = 0; i < columns.length; i++) {
                Value expected = carried.contains(i) ? new Value.Whole(i * 10L) : ABSENT;
                assertThat(values.get(i)).as("seed %d, round %d", seed, round).isEqualTo(expected);
            }
        }
    }

    private static Column column(String name, Generation generation) {
        return new Column(name, ColumnType.INT, generation, 0, false);
    }

    private static TableSchema table(Column... columns) {
        return new TableSchema(
                new TableName("shop", "t"), List.of(columns), Optional.empty(), List.of(), false, false, false);
    }

    private static Struct row(Object... namesAndValues) {
        SchemaBuilder schema = SchemaBuilder.struct();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            schema.field((String) namesAndValues[i], Schema.INT32_SCHEMA);
        }
        Struct row = new Struct(schema.build());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return row;
    }
}
