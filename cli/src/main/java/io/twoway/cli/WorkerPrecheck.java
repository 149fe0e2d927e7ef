package io.twoway.cli;

import io.twoway.cli.connect.ConnectClient;
import io.twoway.cli.connect.ConnectFailure;
import io.twoway.cli.connect.SettingError;
import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import io.twoway.precheck.facts.WorkerFacts;
import io.twoway.precheck.rule.Connectors;
import io.twoway.precheck.rule.WorkerRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks at a Connect worker, and lets it validate the four connectors; nothing is registered. */
final class WorkerPrecheck {

    private static final String ACCEPTED = "connector-accepted";
    private static final String WHY_ACCEPTED =
            "The worker refuses to register it. It looks from its own host and with its own placeholders.";

    private final PairConfig written;
    private final Connectors pair;
    private final ConnectClient worker;
    private final String subject;

    /**
     * @param written the pair as its files have it: the worker has placeholders of its own
     * @param pair the pair as rules look at it
     */
    WorkerPrecheck(PairConfig written, Connectors pair, ConnectClient worker) {
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
     * @param known checks that were made already, as {@code name subject}: what the worker says about them is left out
     */
    List<Item> items(Set<String> known) {
        List<Item> items = new ArrayList<>();
        try {
            WorkerFacts facts = new WorkerFacts(worker.plugins(), worker.connectors());
            items.add(item("connect", subject, Result.PASSED, "It answers.", ""));
            items.addAll(WorkerRules.judge(subject, pair, facts));
            for (ConnectorConfig connector : written.all()) {
                items.addAll(accepted(connector, facts, known));
            }
        } catch (ConnectFailure e) {
            items.add(item(
                    "connect",
                    subject,
                    Result.FAILED,
                    e.getMessage(),
                    "Check the address that --connect gives, and that the worker runs."));
        }
        return items;
    }

    private List<Item> accepted(ConnectorConfig connector, WorkerFacts facts, Set<String> known) {
        if (facts.version(connector.setting("connector.class").orElse("")).isEmpty()) {
            return List.of(); // plugins-installed says it
        }
        List<SettingError> errors = worker.validate(connector.name(), connector.settings());
        if (errors.isEmpty()) {
            return List.of(new Item(
                    ACCEPTED, connector.subject(), "name", Result.PASSED, "The worker accepts it.", WHY_ACCEPTED, ""));
        }
        return errors.stream()
                .filter(error -> !known.contains(checkIn(error.message()) + " " + connector.subject()))
                .map(error -> refused(connector, error.key(), error.message()))
                .toList();
    }

    /** Returns the name before the colon, as the connectors' own checks have it. */
    private static String checkIn(String message) {
        return message.substring(0, Math.max(0, message.indexOf(": ")));
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
