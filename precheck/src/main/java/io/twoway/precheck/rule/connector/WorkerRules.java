package io.twoway.precheck.rule.connector;

import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import io.twoway.precheck.cluster.WorkerFacts;
import io.twoway.precheck.rule.Rule;
import io.twoway.precheck.rule.Settings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Conditions for a Connect worker on which the four connectors of a pair are to be registered. */
public final class WorkerRules {

    private static final String TYPE = "connector.class";
    private static final String CONVERTER = "worker-converters";
    private static final List<String> CONVERTERS = List.of("key.converter", "value.converter");
    private static final List<String> OWN = List.of("TwoWayMySqlSource", "TwoWayMySqlSink", "OriginFilter");

    private static final List<Rule<Worker>> RULES = List.of(
            Rule.<Worker>must("plugins-installed")
                    .on(TYPE)
                    .holds(worker -> worker.missing().isEmpty())
                    .shows(worker -> worker.missing().isEmpty()
                            ? "The worker has all plugins that the connectors name."
                            : "The worker does not have " + String.join(", ", worker.missing()) + ".")
                    .because("A connector cannot be registered without them.")
                    .mendedBy("Put the plugins' folders into a folder of plugin.path at each worker, and restart it."),
            Rule.<Worker>should("plugin-versions")
                    .on(TYPE)
                    .holds(worker -> Set.copyOf(worker.versions().values()).size() <= 1)
                    .shows(worker -> worker.versions().entrySet().stream()
                            .map(plugin -> plugin.getKey() + " " + plugin.getValue())
                            .sorted()
                            .collect(Collectors.joining(", ", "", ".")))
                    .because("Sources, filter and sinks are made for each other.")
                    .mendedBy("Put the folders of one release into plugin.path of each worker, and restart it."),
            Rule.<Worker>must("connectors-apart")
                    .on("site.name")
                    .holds(worker -> worker.rivals().isEmpty())
                    .shows(worker -> worker.rivals().isEmpty()
                            ? "No other connector is in the way."
                            : String.join("; ", worker.rivals()) + ".")
                    .because(
                            "Two readers with one number end each other, two writers of one topic mix two orders, and of two"
                                    + " sinks of one topic one stops.")
                    .mendedBy(
                            "DELETE /connectors/NAME for one that is not needed any more, or give these four other names."));

    private WorkerRules() {}

    /** The worker that a pair is going to be registered at. */
    private record Worker(PairSettings pair, WorkerFacts facts) {

        List<String> missing() {
            return pair.all()
                    .flatMap(WorkerRules::plugins)
                    .filter(plugin -> facts.version(plugin).isEmpty())
                    .distinct()
                    .toList();
        }

        Map<String, String> versions() {
            return OWN.stream()
                    .filter(plugin -> facts.version(plugin).isPresent())
                    .collect(Collectors.toMap(
                            plugin -> plugin, plugin -> facts.version(plugin).orElseThrow()));
        }

        List<String> rivals() {
            return facts.connectors().entrySet().stream()
                    .map(there -> new Settings(there.getKey(), there.getValue()))
                    .flatMap(there -> pair.all().flatMap(ours -> Rivalry.between(ours, there)))
                    .sorted()
                    .toList();
        }
    }

    public static Stream<String> names() {
        return Stream.concat(RULES.stream().map(Rule::name), Stream.of(CONVERTER));
    }

    /**
     * Judges a worker by every rule.
     *
     * @param subject what items are about, such as {@code worker http://localhost:8083}
     */
    public static List<Item> judge(String subject, PairSettings pair, WorkerFacts facts) {
        return Stream.concat(
                        RULES.stream().map(rule -> rule.judge(subject, new Worker(pair, facts))),
                        Stream.of(converters(subject, pair)))
                .toList();
    }

    /** Which converters a worker has its REST API does not say. */
    private static Item converters(String subject, PairSettings pair) {
        List<String> names = pair.all()
                .filter(connector -> CONVERTERS.stream()
                        .anyMatch(key -> connector.get(key, "").isEmpty()))
                .map(Settings::name)
                .toList();
        String why = "Without the schema nobody knows which type a value has: StringConverter, ByteArrayConverter and"
                + " JsonConverter with schemas.enable=false do not do.";
        return names.isEmpty()
                ? new Item(
                        CONVERTER, subject, CONVERTERS.get(1), Result.PASSED, "Each connector names its own.", why, "")
                : new Item(
                        CONVERTER,
                        subject,
                        CONVERTERS.get(1),
                        Result.UNKNOWN,
                        String.join(", ", names) + " take the worker's converters, which its REST API does not show.",
                        why,
                        "Look at the worker's file, or set key.converter and value.converter of all four connectors.");
    }

    private static Stream<String> plugins(Settings connector) {
        Stream<String> transforms = connector.list("transforms").stream()
                .map(transform -> connector.get("transforms." + transform + ".type", ""));
        Stream<String> others = Stream.of(TYPE, "key.converter", "value.converter", "header.converter")
                .map(key -> connector.get(key, ""));
        return Stream.concat(others, transforms).filter(plugin -> !plugin.isEmpty());
    }
}
