package io.twoway.bench.profile;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;

/**
 * Samples of running threads, added up.
 *
 * @param stacks the methods of each sample, the running one first
 */
record Shares(List<List<String>> stacks) {

    private static final String SAMPLE = "jdk.ExecutionSample";
    private static final int ROWS = 12;
    private static final int PARTS_OF_AREA = 3;

    Shares {
        stacks = stacks.stream().filter(stack -> !stack.isEmpty()).toList();
    }

    static Shares of(List<Excerpt> rounds) {
        return new Shares(rounds.stream()
                .flatMap(Excerpt::events)
                .filter(event -> event.getEventType().getName().equals(SAMPLE))
                .map(Shares::stack)
                .toList());
    }

    private static List<String> stack(RecordedEvent event) {
        return Optional.ofNullable(event.getStackTrace())
                .map(trace -> trace.getFrames().stream()
                        .map(frame -> frame.getMethod().getType().getName() + "."
                                + frame.getMethod().getName())
                        .toList())
                .orElse(List.of());
    }

    int count() {
        return stacks.size();
    }

    /** Returns the part of the samples in which code of that prefix is on the stack. */
    double within(String prefix) {
        return (double) stacks.stream()
                        .filter(stack -> stack.stream().anyMatch(method -> method.startsWith(prefix)))
                        .count()
                / count();
    }

    /** Returns the part of the samples that run in each area: packages by their first names. */
    Map<String, Double> areas() {
        return parts(stack -> area(stack.get(0)));
    }

    /** Returns the part of the samples that run in each method. */
    Map<String, Double> methods() {
        return parts(stack -> stack.get(0));
    }

    private Map<String, Double> parts(Function<List<String>, String> group) {
        Map<String, Double> parts = new HashMap<>();
        stacks.forEach(stack -> parts.merge(group.apply(stack), 1.0 / count(), Double::sum));
        return parts;
    }

    private static String area(String method) {
        String[] parts = method.split("\\.");
        int packages = parts.length - 2;
        return String.join(".", List.of(parts).subList(0, Math.max(1, Math.min(packages, PARTS_OF_AREA))));
    }

    /** Returns both as Markdown, largest first, and what is on the stack of conversion, sink and driver. */
    String table() {
        return String.format(
                        Locale.ROOT,
                        "%,d samples. On the stack: converters %.0f %%, sinks' put %.0f %%, driver %.0f %%.%n%n",
                        count(),
                        100 * (within("org.apache.kafka.connect.json") + within("io.twoway.converter")),
                        100
                                * (within("io.twoway.sink.TwoWay")
                                        + within("io.debezium.connector.jdbc.JdbcSinkConnectorTask")),
                        100 * within("com.mysql.cj"))
                + table("Area", areas()) + "\n" + table("Method", methods()) + "\n";
    }

    private static String table(String head, Map<String, Double> parts) {
        return "| " + head + " | Running |\n|---|---|\n"
                + parts.entrySet().stream()
                        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                        .limit(ROWS)
                        .map(e -> String.format(Locale.ROOT, "| `%s` | %.1f %% |%n", e.getKey(), 100 * e.getValue()))
                        .collect(Collectors.joining());
    }
}
