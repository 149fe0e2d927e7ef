package io.twoway.sink.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.contract.GtidPosition;
import io.twoway.contract.SiteName;
import io.twoway.contract.SourcePosition;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.mapping.NameCase;
import io.twoway.sink.mapping.NameMapping;
import io.twoway.table.TableName;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DestinationNamesTest {

    private static final ChangeOrigin ORIGIN = new ChangeOrigin("a", 0, 5, new SiteName("a"), 1, false);
    private static final SourcePosition POSITION = new GtidPosition("u", 7, 1);
    private static final TableName ORDERS = new TableName("shop", "orders");
    private static final Schema ROW = SchemaBuilder.struct()
            .optional()
            .name("shop.orders.Value")
            .field("id", Schema.INT64_SCHEMA)
            .field("Amount", SchemaBuilder.int32().optional().defaultValue(3).build())
            .build();

    private final DestinationNames names = new DestinationNames(new NameMapping(
            NameMapping.databasesOf("shop:store"),
            NameMapping.tablesOf("shop.orders:store.sales"),
            NameMapping.columnsOf("shop.orders.amount:total"),
            NameCase.PRESERVE));

    private static Stream<RowStep> steps() {
        Struct row = row(1, 2);
        return Stream.of(
                new RowStep.Inserted(row),
                new RowStep.Updated(row(1, 1), row),
                new RowStep.Deleted(row, true),
                new RowStep.Leaving(row),
                new RowStep.Arriving(row));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everyKindOfChangeHasTheDestinationsColumns(RowStep step) {
        RowStep mapped = ((StreamEvent.RowChanged) names.mapped(changed(step))).step();
        assertThat(mapped).hasSameClassAs(step);
        Stream.concat(mapped.beforeRow().stream(), mapped.afterRow().stream()).forEach(row -> {
            assertThat(row.schema().fields()).extracting("name").containsExactly("id", "total");
            assertThat(row.getInt64("id")).isEqualTo(1);
        });
        assertThat(mapped.afterRow().map(row -> row.get("total")))
                .isEqualTo(step.afterRow().map(row -> row.get("Amount")));
    }

    @Test
    void nullStaysNullBesideADefault() {
        Struct row = new Struct(ROW).put("id", 1L);
        StreamEvent.RowLoaded loaded =
                (StreamEvent.RowLoaded) names.mapped(new StreamEvent.RowLoaded(ORIGIN, ORDERS, row));
        assertThat(loaded.table()).isEqualTo(new TableName("store", "sales"));
        assertThat(loaded.after().getWithoutDefault("total")).isNull();
    }

    @Test
    void whatBelongsToAnotherTableKeepsItsColumns() {
        StreamEvent mapped = names.mapped(new StreamEvent.RowLoaded(ORIGIN, new TableName("crm", "orders"), row(1, 2)));
        assertThat(mapped).isEqualTo(new StreamEvent.RowLoaded(ORIGIN, new TableName("crm", "orders"), row(1, 2)));
    }

    @Test
    void truncatedTablesAndDatabasesOfStatementsAreMapped() {
        assertThat(names.mapped(new StreamEvent.TableTruncated(ORIGIN, ORDERS, POSITION)))
                .isEqualTo(new StreamEvent.TableTruncated(ORIGIN, new TableName("store", "sales"), POSITION));
        StreamEvent statement = names.mapped(
                new StreamEvent.SchemaChanged(ORIGIN, "shop", "DROP TABLE x", Optional.empty(), Optional.of(POSITION)));
        assertThat(((StreamEvent.SchemaChanged) statement).database()).isEqualTo("store");
    }

    @Test
    void aMappedColumnThatMeetsAnotherOfThatNameIsRefused() {
        DestinationNames clashing = new DestinationNames(
                new NameMapping(Map.of(), Map.of(), NameMapping.columnsOf("shop.orders.amount:ID"), NameCase.PRESERVE));
        assertThatThrownBy(() -> clashing.mapped(changed(new RowStep.Inserted(row(1, 2)))))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("mapping.columns", "shop.orders", "[id, ID]");
    }

    @Test
    void adjustedFieldsHaveTheNamesOfTheirColumnsWithAndWithoutAMapping() {
        Schema schema = SchemaBuilder.struct()
                .field("first_name", column("first-name"))
                .field("_1st", column("1st"))
                .build();
        Struct row = new Struct(schema).put("first_name", 1L).put("_1st", 2L);
        StreamEvent.RowLoaded loaded = new StreamEvent.RowLoaded(ORIGIN, ORDERS, row);
        DestinationNames mapping = new DestinationNames(new NameMapping(
                Map.of(), Map.of(), NameMapping.columnsOf("shop.orders.`first-name`:name"), NameCase.PRESERVE));

        assertThat(((StreamEvent.RowLoaded) new DestinationNames(NameMapping.NONE).mapped(loaded))
                        .after()
                        .schema()
                        .fields())
                .extracting("name")
                .containsExactly("first-name", "1st");
        Struct mapped = ((StreamEvent.RowLoaded) mapping.mapped(loaded)).after();
        assertThat(mapped.getInt64("name")).isEqualTo(1);
        assertThat(mapped.getInt64("1st")).isEqualTo(2);
    }

    @Test
    void twoTablesWithOneSchemaAreMappedEachAsItIsNamed() {
        StreamEvent.RowLoaded orders = new StreamEvent.RowLoaded(ORIGIN, ORDERS, row(1, 2));
        StreamEvent.RowLoaded others = new StreamEvent.RowLoaded(ORIGIN, new TableName("crm", "orders"), row(1, 2));
        assertThat(((StreamEvent.RowLoaded) names.mapped(orders))
                        .after()
                        .schema()
                        .field("total"))
                .isNotNull();
        assertThat(((StreamEvent.RowLoaded) names.mapped(others))
                        .after()
                        .schema()
                        .field("Amount"))
                .isNotNull();
    }

    private static Schema column(String name) {
        return SchemaBuilder.int64()
                .parameter("__debezium.source.column.name", name)
                .build();
    }

    private static StreamEvent changed(RowStep step) {
        return new StreamEvent.RowChanged(ORIGIN, ORDERS, "u:7", POSITION, step);
    }

    private static Struct row(long id, int amount) {
        return new Struct(ROW).put("id", id).put("Amount", amount);
    }
}
