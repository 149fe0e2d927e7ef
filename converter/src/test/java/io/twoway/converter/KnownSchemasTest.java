package io.twoway.converter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;
import org.junit.jupiter.api.Test;

/** Schemas that are kept: which of several one is, how many there are, and when JsonConverter is asked again. */
class KnownSchemasTest {

    private final Random random = new Random(5);

    @Test
    void theChangesOfManyTablesInTurnNeedJsonConverterOnceForEachTableAndWay() {
        Comparison comparison = new Comparison(Map.of());
        List<Envelopes> tables = tables(40);
        for (int i = 0; i < 2_000; i++) {
            Envelopes table = tables.get(random.nextInt(tables.size()));
            Struct change =
                    switch (i % 3) {
                        case 0 -> table.insert(random);
                        case 1 -> table.update(random);
                        default -> table.delete(random);
                    };
            comparison.read(comparison.write(table.schema(), change));
        }
        assertThat(comparison.left()).isEqualTo(2 * tables.size());
    }

    @Test
    void moreSchemasThanMayBeKeptAreWrittenAndReadAllTheSame() {
        Comparison comparison = new Comparison(Map.of("schemas.cache.size", "3"));
        List<Envelopes> tables = tables(5);
        for (int i = 0; i < 200; i++) {
            Envelopes table = tables.get(random.nextInt(tables.size()));
            comparison.read(comparison.write(table.schema(), table.update(random)));
        }
        assertThat(comparison.left()).isBetween(2 * tables.size(), 2 * 150);
    }

    @Test
    void theSchemaThatWasUsedLastStaysWhenOthersAreForgotten() {
        Comparison comparison = new Comparison(Map.of("schemas.cache.size", "2"));
        List<Envelopes> tables = tables(6);
        for (Envelopes rare : tables.subList(1, 6)) {
            for (Envelopes table : List.of(tables.get(0), tables.get(0), rare)) {
                comparison.read(comparison.write(table.schema(), table.update(random)));
            }
        }
        assertThat(comparison.left()).isEqualTo(2 * tables.size());
    }

    @Test
    void nothingNeedsToBeKept() {
        Comparison comparison = new Comparison(Map.of("schemas.cache.size", "0"));
        for (int i = 0; i < 3; i++) {
            for (Envelopes table : tables(2)) {
                comparison.read(comparison.write(table.schema(), table.insert(random)));
            }
        }
    }

    @Test
    void aTableThatGetsAColumnHasAnotherSchemaAndTheOldOneIsStillKnown() {
        Comparison comparison = new Comparison(Map.of());
        Envelopes before = new Envelopes("orders", 5);
        Envelopes after = new Envelopes("orders", 6);
        for (Envelopes table : List.of(before, after, before, after)) {
            comparison.read(comparison.write(table.schema(), table.update(random)));
        }
        assertThat(comparison.left()).isEqualTo(4);
    }

    @Test
    void aSchemaWhoseTextGoesOnLikeAnotherMessageIsNotTakenForThatOne() {
        Comparison comparison = new Comparison(Map.of());
        List<Schema> schemas = new ArrayList<>();
        for (String doc : new String[] {"", "}", "\"},\"payload\":1}", "\\", "\\\"", "{", ",\"payload\":"}) {
            schemas.add(SchemaBuilder.int32().doc(doc).build());
            schemas.add(SchemaBuilder.int32().doc(doc + doc).build());
            schemas.add(SchemaBuilder.int32().name(doc).doc(doc).build());
        }
        schemas.add(Schema.INT32_SCHEMA);
        for (int i = 0; i < 300; i++) {
            comparison.read(comparison.write(schemas.get(random.nextInt(schemas.size())), random.nextInt()));
        }
        assertThat(comparison.left())
                .isEqualTo(2 * (int) schemas.stream().distinct().count());
    }

    @Test
    void equalSchemasAreOneWhicheverObjectTheyAre() {
        Comparison comparison = new Comparison(Map.of());
        for (int i = 0; i < 10; i++) {
            Envelopes table = new Envelopes("orders", 12);
            comparison.read(comparison.write(table.schema(), table.update(random)));
        }
        assertThat(comparison.left()).isEqualTo(2);
    }

    /** As with JsonConverter, whoever keeps something for each schema finds it again. */
    @Test
    void recordsOfOneSchemaHaveOneSchemaObject() {
        SchemaCachingJsonConverter converter = new Comparison(Map.of()).caching();
        Envelopes table = new Envelopes("orders", 12);
        Schema first = reread(converter, table).schema();
        reread(converter, new Envelopes("others", 3));

        assertThat(reread(converter, table).schema()).isSameAs(first);
    }

    private SchemaAndValue reread(SchemaCachingJsonConverter converter, Envelopes table) {
        return converter.toConnectData("t", converter.fromConnectData("t", table.schema(), table.update(random)));
    }

    @Test
    void severalThreadsMayShareOneConverter() throws Exception {
        SchemaCachingJsonConverter converter = new SchemaCachingJsonConverter();
        converter.configure(Map.of("schemas.cache.size", "10"), false);
        List<Envelopes> tables = tables(13);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (JsonConverter kafkas = new JsonConverter()) {
            kafkas.configure(Map.of(), false);
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                Random own = new Random(thread);
                work.add(() -> {
                    for (int i = 0; i < 2_000; i++) {
                        Envelopes table = tables.get(own.nextInt(tables.size()));
                        Struct change = table.update(own);
                        byte[] message = converter.fromConnectData("t", table.schema(), change);
                        assertThat(message).isEqualTo(kafkas.fromConnectData("t", table.schema(), change));
                        assertThat(converter.toConnectData("t", message).value())
                                .isEqualTo(change);
                    }
                    return true;
                });
            }
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Envelopes> tables(int count) {
        List<Envelopes> tables = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tables.add(new Envelopes("orders_" + i, 3 + i % 12));
        }
        return tables;
    }
}
