package io.twoway.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import io.twoway.precheck.facts.WorkerFacts;
import io.twoway.precheck.rule.WorkerRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at a Connect worker, and lets it validate the four connectors; nothing is registered. */
final class WorkerPrecheck {

    private static final String ACCEPTED = "connector-accepted";
    private static final String WHY_ACCEPTED =
            "The worker refuses to register it. It looks from its own host and with its own placeholders.";

    private final ObjectMapper json = new ObjectMapper();
    private final PairConfig pair;
    private final String subject;
    private final ConnectApi worker;

    /** @param address the worker's, for messages */
    WorkerPrecheck(PairConfig pair, String address, ConnectApi worker) {
        this.pair = pair;
        this.subject = "worker " + address;
        this.worker = worker;
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
            WorkerFacts facts = facts();
            items.add(item("connect", subject, Result.PASSED, "It answers.", ""));
            items.addAll(WorkerRules.judge(subject, pair.forRules(), facts));
            for (ConnectorConfig connector : pair.all()) {
                items.addAll(accepted(connector, facts, known));
            }
        } catch (IOException e) {
            items.add(item(
                    "connect",
                    subject,
                    Result.FAILED,
                    e.getMessage() == null ? e.getClass().getSimpleName() + "." : e.getMessage(),
                    "Check the address that --connect gives, and that the worker runs."));
        }
        return items;
    }

    private WorkerFacts facts() throws IOException {
        Map<String, String> plugins = new HashMap<>();
        for (JsonNode plugin : worker.get("/connector-plugins?connectorsOnly=false")) {
            plugins.put(plugin.path("class").asText(), plugin.path("version").asText("without a version"));
        }
        Map<String, Map<String, String>> connectors = new HashMap<>();
        for (Map.Entry<String, JsonNode> connector :
                worker.get("/connectors?expand=info").properties()) {
            JsonNode config = connector.getValue().path("info").path("config");
            connectors.put(connector.getKey(), json.convertValue(config, new TypeReference<>() {}));
        }
        return new WorkerFacts(plugins, connectors);
    }

    private List<Item> accepted(ConnectorConfig connector, WorkerFacts facts, Set<String> known) throws IOException {
        String type = connector.setting("connector.class").orElse("");
        if (facts.version(type).isEmpty()) {
            return List.of(); // plugins-installed says it
        }
        Map<String, String> config = new HashMap<>(connector.written());
        config.put("name", connector.name());
        String simpleName = type.substring(type.lastIndexOf('.') + 1);
        JsonNode answer = worker.put("/connector-plugins/" + simpleName + "/config/validate", json.valueToTree(config));
        List<Item> items = new ArrayList<>();
        for (JsonNode value : answer.path("configs")) {
            for (JsonNode error : value.path("value").path("errors")) {
                String text = error.asText();
                String check = text.substring(0, Math.max(0, text.indexOf(": ")));
                if (!known.contains(check + " " + connector.subject())) {
                    items.add(
                            refused(connector, value.path("value").path("name").asText(), text));
                }
            }
        }
        return answer.path("error_count").asInt() == 0
                ? List.of(new Item(
                        ACCEPTED,
                        connector.subject(),
                        "name",
                        Result.PASSED,
                        "The worker accepts it.",
                        WHY_ACCEPTED,
                        ""))
                : items;
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
