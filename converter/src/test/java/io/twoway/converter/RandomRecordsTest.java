package io.twoway.converter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.connect.data.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random schemas and values: Kafka's JsonConverter says what is right. */
class RandomRecordsTest {

    private static final int SCHEMAS = Integer.getInteger("twoway.converter.schemas", 1_000);
    private static final int RECORDS_OF_EACH = 25;

    @ParameterizedTest
    @CsvSource({"BASE64, true", "BASE64, false", "NUMERIC, true", "NUMERIC, false"})
    void bytesAndStructsAreThoseOfJsonConverter(String decimals, boolean defaults) {
        Random random = random();
        RandomRecords records = new RandomRecords(random);
        Comparison comparison = new Comparison(
                Map.of("decimal.format", decimals, "replace.null.with.default", Boolean.toString(defaults)));
        for (int i = 0; i < SCHEMAS; i++) {
            Schema schema = random.nextInt(4) == 0 ? records.schema(3) : records.struct(4);
            for (int j = 0; j < RECORDS_OF_EACH; j++) {
                byte[] bytes = comparison.write(schema, records.nullable(schema));
                if (bytes != null) {
                    comparison.read(bytes);
                }
            }
        }
        System.out.println("left to JsonConverter: " + comparison.left() + " of " + 2 * SCHEMAS * RECORDS_OF_EACH);
        assertThat(comparison.left()).isLessThan(SCHEMAS * RECORDS_OF_EACH);
    }

    @ParameterizedTest
    @CsvSource({"BASE64, true", "NUMERIC, false"})
    void brokenMessagesEndAsTheyDoWithJsonConverter(String decimals, boolean defaults) {
        Random random = random();
        RandomRecords records = new RandomRecords(random);
        Comparison comparison = new Comparison(
                Map.of("decimal.format", decimals, "replace.null.with.default", Boolean.toString(defaults)));
        for (int i = 0; i < SCHEMAS / 3; i++) {
            Schema schema = random.nextBoolean() ? records.schema(2) : records.struct(3);
            for (int j = 0; j < RECORDS_OF_EACH; j++) {
                byte[] bytes = comparison.write(schema, records.nullable(schema));
                if (bytes != null) {
                    comparison.read(broken(bytes, random));
                }
            }
        }
    }

    /** Returns a message with one or more bytes altered, added or removed, most of them in its payload. */
    private static byte[] broken(byte[] message, Random random) {
        byte[] broken = message;
        do {
            int payload = new String(broken, StandardCharsets.ISO_8859_1).lastIndexOf("\"payload\":");
            int from = random.nextInt(10) == 0 || payload < 0 ? 0 : payload + 10;
            int at = Math.min(from, broken.length - 2) + random.nextInt(Math.max(2, broken.length - from));
            broken = altered(broken, Math.min(at, broken.length - 1), random);
        } while (random.nextInt(3) == 0 && broken.length > 2);
        return broken;
    }

    private static byte[] altered(byte[] message, int at, Random random) {
        byte[] likely = "0123456789.-+eE\"\\{}[],: ntfu/\n".getBytes(StandardCharsets.US_ASCII);
        byte other = random.nextInt(4) == 0 ? (byte) random.nextInt(256) : likely[random.nextInt(likely.length)];
        byte[] altered;
        switch (random.nextInt(4)) {
            case 0 -> {
                altered = Arrays.copyOf(message, message.length - 1);
                System.arraycopy(message, at + 1, altered, at, message.length - at - 1);
            }
            case 1 -> {
                altered = Arrays.copyOf(message, message.length + 1);
                System.arraycopy(message, at, altered, at + 1, message.length - at);
                altered[at] = other;
            }
            case 2 -> altered = Arrays.copyOf(message, at + 1);
            default -> {
                altered = message.clone();
                altered[at] = other;
            }
        }
        return altered;
    }

    private static Random random() {
        long seed = Long.getLong("twoway.seed", System.nanoTime());
        System.out.println("-Dtwoway.seed=" + seed);
        return new Random(seed);
    }
}
