package io.twoway.cli.check;

import io.twoway.cli.pair.ConnectorConfig;
import io.twoway.cli.pair.PairConfig;
import io.twoway.cli.pair.Placeholders;
import io.twoway.cli.pair.RefusedOverride;
import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectFailure;
import io.twoway.client.SettingError;
import io.twoway.client.Validation;
import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import io.twoway.precheck.cluster.WorkerFacts;
import io.twoway.precheck.rule.connector.PairSettings;
import io.twoway.precheck.rule.connector.SelectionRules;
import io.twoway.precheck.rule.connector.WorkerRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks at a Connect worker, and lets it validate the four connectors; nothing is registered. */
public final class WorkerPrecheck {

    /** The check whether the worker can be asked at all. */
    static final String CONNECT = "connect";

    private static final String ACCEPTED = "connector-accepted";
    private static final String WHY_ACCEPTED =
            "The worker refuses to register it. It looks from its own host and with its own placeholders.";

    private final PairConfig written;
    private final PairSettings pair;
    private final ConnectClient worker;
    private final String subject;

    /**
     * @param written the pair as its files have it: the worker has placeholders of its own
     * @param pair the pair as rules look at it
     */
    WorkerPrecheck(PairConfig written, PairSettings pair, ConnectClient worker) {
        this.written = written;
        this.pair = pair;
        this.worker = worker;
        this.subject = "worker " + worker.address();
    }

    /** Returns what stands in the place of all checks when nobody says where a worker is. */
    static Item unknown() {
        return item(
                "connect",
                "worker",
                Result.UNKNOWN,
                "The Connect worker was not looked at, nor its converters, which count where a connector names none.",
                "Give --connect with the address of its REST API.");
    }

    /**
     * Returns one item for each check.
     *
     * @param others what the other checks came to: what the worker says once more about their problems is left out
     */
    List<Item> items(List<Item> others) {
        List<Item> items = new ArrayList<>();
        try {
            WorkerFacts facts = new WorkerFacts(worker.plugins(), worker.connectors());
            items.add(item("connect", subject, Result.PASSED, "It answers.", ""));
            items.addAll(WorkerRules.judge(subject, pair, facts));
            items.addAll(selections(written, facts.connectors()));
            items.addAll(accepted(facts, others));
        } catch (ConnectFailure e) {
            items.add(item(
                    CONNECT,
                    subject,
                    Result.FAILED,
                    e.getMessage(),
                    "Check the address that --connect gives, and that the worker runs."));
        }
        return items;
    }

    /**
     * Returns one item for each source that is registered already.
     *
     * @param registered the settings of all connectors that the worker has, by name
     */
    public static List<Item> selections(PairConfig written, Map<String, Map<String, String>> registered) {
        return Stream.of(written.sourceA(), written.sourceB())
                .filter(source -> registered.containsKey(source.name()))
                .filter(source -> new ConnectorConfig(source.name(), registered.get(source.name())).hasRoleOf(source))
                .map(source -> SelectionRules.judge(source.subject(), source.forRules(), registered.get(source.name())))
                .toList();
    }

    private List<Item> accepted(WorkerFacts facts, List<Item> others) {
        SortedSet<String> unknown = new TreeSet<>();
        List<Item> items = new ArrayList<>();
        for (ConnectorConfig connector : written.all()) {
            if (facts.version(connector.setting("connector.class").orElse("")).isEmpty()) {
                continue; // plugins-installed says it
            }
            Validation validation = worker.validation(connector.name(), connector.settings());
            SortedSet<String> left = Placeholders.in(validation.unresolved());
            unknown.addAll(left);
            if (left.isEmpty()) { // else the other errors are about the placeholders' own letters
                items.addAll(accepted(connector, validation.errors(), others));
            }
        }
        items.add(WorkerPlaceholders.judge(subject, unknown));
        return items;
    }

    private static List<Item> accepted(ConnectorConfig connector, List<SettingError> errors, List<Item> others) {
        if (errors.isEmpty()) {
            return List.of(new Item(
                    ACCEPTED, connector.subject(), "name", Result.PASSED, "The worker accepts it.", WHY_ACCEPTED, ""));
        }
        return errors.stream()
                .filter(error -> others.stream().noneMatch(item -> item.isProblem() && says(item, connector, error)))
                .map(error -> refused(connector, error))
                .distinct()
                .toList();
    }

    /** A check of the connector's own has the same name here; one of the whole pair names the connector and the setting. */
    private static boolean says(Item item, ConnectorConfig connector, SettingError error) {
        boolean sameCheck =
                item.subject().equals(connector.subject()) && error.message().startsWith(item.name() + ": ");
        boolean sameSetting =
                item.found().contains(connector.name()) && (error.key() + ".").startsWith(item.key() + ".");
        return sameCheck || sameSetting;
    }

    private static Item refused(ConnectorConfig connector, SettingError error) {
        return RefusedOverride.of(connector, error)
                .map(RefusedOverride::item)
                .orElseGet(() -> refused(connector, error.key(), error.message()));
    }

    private static Item refused(ConnectorConfig connector, String key, String error) {
        return new Item(
                ACCEPTED,
                connector.subject(),
                key,
                Result.FAILED,
                key + ": " + error,
                WHY_ACCEPTED,
                "Change " + key + " of " + connector.name() + ", or what it points to.");
    }

    private static Item item(String name, String subject, Result result, String found, String fix) {
        return new Item(name, subject, "connector.class", result, found, "The connectors are registered there.", fix);
    }
}
