package io.twoway.converter;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.storage.Converter;

/**
 * Prints what processor time a record takes with Kafka's JsonConverter and with ours, both ways: medians of five rounds in turn, after
 * two that do not count. Ours has rows of several tables in turn too, where it looks up the schema anew each time.
 *
 * <pre>{@code
 * mvn -q test-compile dependency:build-classpath -pl converter -Dmdep.outputFile=target/classpath -Dmdep.includeScope=test
 * cd converter/target
 * java -cp classes:test-classes:$(cat classpath) io.twoway.converter.ConverterBenchmark
 * }</pre>
 */
public final class ConverterBenchmark {

    private static final int ROUNDS = 5;
    private static final int WARM_UP = 2;
    private static final int RECORDS = 1_000;

    // what no optimizer may take for unused
    private int sink;

    private ConverterBenchmark() {}

    /**
     * Runs it.
     *
     * @param arguments milliseconds of processor time of each round, 1,000 if there are none
     */
    public static void main(String[] arguments) {
        long roundNanos = 1_000_000L * (arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000);
        ConverterBenchmark benchmark = new ConverterBenchmark();
        System.out.println("| rows | way | bytes | JsonConverter, ns | ours, ns | ratio |\n|---|---|---|---|---|---|");
        benchmark.compare("12 columns, inserts", changes(12, 1, true), roundNanos);
        benchmark.compare("12 columns, updates", changes(12, 1, false), roundNanos);
        benchmark.compare("60 columns, updates", changes(60, 1, false), roundNanos);
        benchmark.compare("12 columns, updates of 50 tables in turn", changes(12, 50, false), roundNanos);
        System.out.println("(" + benchmark.sink + ")");
    }

    private static List<Struct> changes(int columns, int tables, boolean inserts) {
        Random random = new Random(1);
        Envelopes[] envelopes = new Envelopes[tables];
        Arrays.setAll(envelopes, i -> new Envelopes("orders_" + i, columns));
        List<Struct> changes = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            Envelopes table = envelopes[i % tables];
            changes.add(inserts ? table.insert(random) : table.update(random));
        }
        return changes;
    }

    private void compare(String rows, List<Struct> changes, long roundNanos) {
        Converter kafkas = configured(new JsonConverter());
        Converter ours = configured(new SchemaCachingJsonConverter());
        List<byte[]> messages =
                changes.stream().map(change -> write(ours, change)).toList();
        int size = messages.get(0).length;
        print(
                rows,
                "write",
                size,
                medians(
                        changes,
                        change -> sink += write(kafkas, change).length,
                        change -> sink += write(ours, change).length,
                        roundNanos));
        print(
                rows,
                "read",
                size,
                medians(
                        messages,
                        message -> sink += read(kafkas, message).hashCode(),
                        message -> sink += read(ours, message).hashCode(),
                        roundNanos));
    }

    private static void print(String rows, String way, int size, long[] nanos) {
        System.out.printf(
                "| %s | %s | %,d | %,d | %,d | %.1f |%n",
                rows, way, size, nanos[0], nanos[1], (double) nanos[0] / nanos[1]);
    }

    private static byte[] write(Converter converter, Struct change) {
        return converter.fromConnectData("a", change.schema(), change);
    }

    private static Object read(Converter converter, byte[] message) {
        SchemaAndValue read = converter.toConnectData("a", message);
        return ((Struct) read.value()).getString("op");
    }

    private static <T> long[] medians(List<T> records, Consumer<T> first, Consumer<T> second, long roundNanos) {
        long[] firsts = new long[ROUNDS];
        long[] seconds = new long[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long one = nanosOfEach(records, first, roundNanos);
            long other = nanosOfEach(records, second, roundNanos);
            if (round >= 0) {
                firsts[round] = one;
                seconds[round] = other;
            }
        }
        Arrays.sort(firsts);
        Arrays.sort(seconds);
        return new long[] {firsts[ROUNDS / 2], seconds[ROUNDS / 2]};
    }

    private static <T> long nanosOfEach(List<T> records, Consumer<T> conversion, long roundNanos) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        long spent = 0;
        long done = 0;
        while (spent < roundNanos) {
            records.forEach(conversion);
            done += records.size();
            spent = threads.getCurrentThreadCpuTime() - start;
        }
        return spent / done;
    }

    private static Converter configured(Converter converter) {
        converter.configure(Map.of(), false);
        return converter;
    }
}
