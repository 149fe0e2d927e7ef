package io.twoway.it.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.converter.SchemaCachingJsonConverter;
import io.twoway.it.pair.JsonConverters;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.storage.Converter;
import org.junit.jupiter.api.Test;

/**
 * Every type arrives exactly with the project's converter at one end of a direction and Kafka's at the other: from A to B the
 * source has the project's, from B to A the sink.
 */
class TypesJsonIT extends TypeTrial {

    TypesJsonIT() {
        super(new Pair("typesjson")
                .with("source-a", JsonConverters.OWN)
                .with("sink-b", JsonConverters.KAFKAS)
                .with("source-b", JsonConverters.KAFKAS)
                .with("sink-a", JsonConverters.OWN));
    }

    @Test
    void recordsOfTheProjectsConverterAreThoseOfKafkas() {
        assertThat(compareRecords(pair().a())).isGreaterThan(1_000);
    }

    @Test
    void recordsOfKafkasConverterAreReadAndWrittenAlikeByTheProjects() {
        assertThat(compareRecords(pair().b())).isGreaterThan(1_000);
    }

    private int compareRecords(Site origin) {
        AtomicInteger records = new AtomicInteger();
        try (JsonConverter kafkas = configured(new JsonConverter(), false);
                JsonConverter kafkasForKeys = configured(new JsonConverter(), true)) {
            Converter own = configured(new SchemaCachingJsonConverter(), false);
            Converter ownForKeys = configured(new SchemaCachingJsonConverter(), true);
            pair().topicOf(origin).read(0, record -> {
                compare(kafkas, own, record.value());
                compare(kafkasForKeys, ownForKeys, record.key());
                records.incrementAndGet();
            });
        }
        return records.get();
    }

    private static <C extends Converter> C configured(C converter, boolean isKey) {
        converter.configure(Map.of(), isKey);
        return converter;
    }

    private static void compare(Converter kafkas, Converter own, byte[] record) {
        SchemaAndValue expected = kafkas.toConnectData("t", record);
        SchemaAndValue read = own.toConnectData("t", record);
        assertThat(read).isEqualTo(expected);
        byte[] rewritten = kafkas.fromConnectData("t", expected.schema(), expected.value());
        assertThat(own.fromConnectData("t", read.schema(), read.value())).isEqualTo(rewritten);
        assertThat(withoutNegativeZero(text(record))).isEqualTo(text(rewritten));
    }

    private static String text(byte[] record) {
        return record == null ? "none" : new String(record, StandardCharsets.UTF_8);
    }

    /** A decimal has no negative zero, and Kafka's converter reads every number as a decimal. */
    private static String withoutNegativeZero(String record) {
        return record.replace(":-0.0,", ":0.0,").replace(":-0.0}", ":0.0}");
    }
}
