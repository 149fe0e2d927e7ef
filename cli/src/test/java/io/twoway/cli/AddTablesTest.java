package io.twoway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoway.client.RestServer;
import io.twoway.offset.AddState;
import io.twoway.offset.AddedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables that come into a running pair, against a server that says what a worker would say. */
class AddTablesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RUNNING = status("RUNNING", "");
    private static final String RESTARTING = status("UNASSIGNED", "");
    private static final String VALID = "{\"error_count\":0,\"configs\":[]}";
    private static final String VALIDATION = "PUT /connector-plugins/TwoWayMySqlSource/config/validate";
    private static final String OLD = "shop\\.orders";
    private static final String NEW = "shop\\.orders,shop\\.items";
    private static final Map<String, String> NEW_LIST = Map.of("table.include.list", NEW);
    private static final AddState LOADED = AddState.of(NEW_LIST);

    private final RestServer server = RestServer.http();

    @BeforeEach
    void answerAsAWorkerWithARunningPair() {
        server.on(VALIDATION, 200, VALID);
        for (String name : List.of("a-source", "b-source")) {
            server.on("GET /connectors/" + name + "/config", 200, config(name, OLD))
                    .on("PUT /connectors/" + name + "/config", 200, "{}")
                    .on("GET /connectors/" + name + "/offsets", 200, offset("{\"file\":\"binlog.000001\",\"pos\":4}"));
            // before the change it is looked at twice
            List.of(RUNNING, RUNNING, RESTARTING, RUNNING)
                    .forEach(status -> server.on("GET /connectors/" + name + "/status", 200, status));
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theReverseSourceIsChangedFirstAndTheEndOfTheLoadIsWaitedFor() throws JsonProcessingException {
        AddState waiting = AddState.of(Map.of("table.include.list", OLD))
                .selecting("load", NEW_LIST, List.of(items()), table -> true);
        stored(AddState.of(Map.of("table.include.list", OLD)));
        server.on(offsets("a-source"), 200, added(waiting))
                .on(offsets("a-source"), 200, added(waiting.begun(1, Map.of())))
                .on(offsets("a-source"), 200, added(waiting.begun(1, Map.of()).sent(2, List.of("7"))))
                .on(offsets("a-source"), 200, added(waiting.begun(1, Map.of()).loaded(3)));

        CommandRun run = run("--reverse", "b-source", "shop.items");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(server.changes()).containsExactly(put("b-source"), put("a-source"));
        assertThat(JSON.readTree(server.bodyOf(put("a-source")))
                        .path("table.include.list")
                        .asText())
                .isEqualTo(NEW);
        assertThat(run.out())
                .containsSubsequence(
                        "b-source selects shop.items",
                        "a-source selects shop.items",
                        "table shop.items, chunk 1; waiting: none",
                        "table shop.items, chunk 2; waiting: none",
                        "are sent; the sink may still",
                        "Write the new lists into the connectors' files",
                        "b-source: \"table.include.list\": \"shop\\\\.orders,shop\\\\.items\"");
    }

    @Test
    void bothSourcesAreAskedBeforeOneIsChanged() {
        server.now(
                VALIDATION,
                200,
                "{\"error_count\":1,\"configs\":[{\"value\":{\"name\":\"table.include.list\",\"errors\":[\"no key\"]}}]}");

        CommandRun run = run("--reverse", "b-source", "shop.items");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "b-source: table.include.list: no key",
                        "a-source: table.include.list: no key",
                        "Nothing was changed");
        assertThat(server.changes()).isEmpty();
    }

    @Test
    void theReverseSourcesChangeIsTakenBackWhenTheForwardOneIsRefused() throws JsonProcessingException {
        server.now(put("a-source"), 400, "{\"error_code\":400,\"message\":\"no such table\"}");

        CommandRun run = run("--reverse", "b-source", "shop.items");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("no such table", "b-source was taken back", "nothing is changed");
        assertThat(server.changes()).containsExactly(put("b-source"), put("a-source"), put("b-source"));
        assertThat(JSON.readTree(server.bodyOf(put("b-source")))
                        .path("table.include.list")
                        .asText())
                .isEqualTo(OLD);
    }

    @Test
    void nothingIsTakenBackWhenTheForwardSourceGotItsListsAndOnlyTheAnswerFailed() {
        server.now(put("a-source"), 500, "{\"error_code\":500,\"message\":\"Request timed out\"}")
                .after(put("a-source"), "GET /connectors/a-source/config", 200, config("a-source", NEW));

        CommandRun run = run("--reverse", "b-source", "shop.items");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("Request timed out", "a-source selects them all the same", "again");
        assertThat(server.changes()).containsExactly(put("b-source"), put("a-source"));
    }

    @Test
    void whatCannotBeTakenBackIsSaid() {
        server.now(put("a-source"), 400, "{\"error_code\":400,\"message\":\"no such table\"}")
                .after(put("a-source"), put("b-source"), 500, "{\"error_code\":500,\"message\":\"leader is gone\"}");

        assertThat(run("--reverse", "b-source", "shop.items").err())
                .contains("no such table", "is not known", "leader is gone", "Run the same command again");
    }

    @Test
    void tablesThatAreSelectedAlreadyAreWaitedForAlone() {
        server.now("GET /connectors/a-source/config", 200, config("a-source", NEW));
        stored(LOADED);

        CommandRun run = run("shop.items");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("a-source selects shop.items already", "are sent; the sink may still");
        assertThat(server.changes()).isEmpty();
    }

    @Test
    void eachSiteHasTheNameThatTheTableHasThere() throws JsonProcessingException {
        stored(LOADED);

        CommandRun run = run("--reverse", "b-source", "--no-wait", "shop.items=`shop.eu`.`my items`");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(JSON.readTree(server.bodyOf(put("b-source")))
                        .path("table.include.list")
                        .asText())
                .isEqualTo("shop\\.orders,shop\\.eu\\.my\\x20items");
        assertThat(run.out()).contains("b-source selects `shop.eu`.`my items`", "The load goes on by itself");
    }

    @Test
    void aSourceThatDoesNotStreamIsNotTouched() {
        server.now(offsets("b-source"), 200, offset("{\"file\":\"binlog.000001\",\"pos\":4,\"snapshot\":\"INITIAL\"}"));
        assertThat(run("--reverse", "b-source", "shop.items").err()).contains("b-source is inside its full load");

        server.now("GET /connectors/b-source/status", 200, status("PAUSED", ""));
        assertThat(run("--reverse", "b-source", "shop.items").err()).contains("b-source does not run: start it first");

        server.now("GET /connectors/b-source/status", 200, status("FAILED", "x.Y: no such user\\n\\tat z"));
        assertThat(run("--reverse", "b-source", "shop.items").err()).contains("b-source has failed: no such user");
        assertThat(server.changes()).isEmpty();
    }

    @Test
    void aFailureOfTheLoadEndsTheWait() {
        stored(AddState.of(Map.of("table.include.list", OLD)));
        server.now("GET /connectors/a-source/config", 200, config("a-source", NEW))
                .after(offsets("a-source"), "GET /connectors/a-source/status", 200, status("FAILED", "x.Y: no key"));

        CommandRun run = run("shop.items");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("a-source has failed: no key");
    }

    @Test
    void aLoadThatTakesTooLongIsNamedWithItsLimit() {
        stored(AddState.of(Map.of("table.include.list", OLD)));
        server.now("GET /connectors/a-source/config", 200, config("a-source", NEW));

        assertThat(run("--load-timeout", "0", "shop.items").err()).contains("0 min (--load-timeout)", "again");
    }

    @Test
    void whatCannotBeWorkedWithIsSaid() {
        assertThat(run("orders").err()).contains("'orders'", "backticks");
        assertThat(run("--reverse", "a-source", "shop.items").err())
                .contains("a-source is no source with direction=reverse");
        assertThat(run("--reverse", "nobody", "shop.items").err()).contains("has no connector nobody");
        server.now("GET /connectors/a-source/config", 200, config("a-source", ""));
        assertThat(run("--no-wait", "crm.*").out()).contains("a-source selects crm.* already");
        assertThat(server.changes()).isEmpty();
    }

    private CommandRun run(String... arguments) {
        List<String> all =
                new ArrayList<>(List.of("add-tables", "--connect", server.address(), "--forward", "a-source"));
        all.addAll(List.of(arguments));
        return CommandRun.with(Map.of(), "", all.toArray(String[]::new));
    }

    private void stored(AddState state) {
        server.now(offsets("a-source"), 200, added(state));
    }

    private static AddedTable items() {
        return new AddedTable("shop", "items");
    }

    private static String put(String name) {
        return "PUT /connectors/" + name + "/config";
    }

    private static String offsets(String name) {
        return "GET /connectors/" + name + "/offsets";
    }

    private static String added(AddState state) {
        return offset(JSON.createObjectNode()
                .put("file", "binlog.000001")
                .put("pos", 4)
                .put(AddState.OFFSET_KEY, state.encoded())
                .toString());
    }

    private static String offset(String offset) {
        return "{\"offsets\":[{\"partition\":{},\"offset\":" + offset + "}]}";
    }

    private static String config(String name, String tables) {
        return JSON.createObjectNode()
                .put("name", name)
                .put("connector.class", "TwoWayMySqlSource")
                .put("direction", name.equals("a-source") ? "forward" : "reverse")
                .put("table.include.list", tables)
                .toString();
    }

    private static String status(String task, String trace) {
        return "{\"connector\":{\"state\":\"RUNNING\",\"worker_id\":\"w\"},\"tasks\":[{\"id\":0,\"state\":\"%s\",\"trace\":\"%s\"}]}"
                .formatted(task, trace);
    }
}
