package io.twoway.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of Connect before a connector is made: every mistake is an error on the key to blame. */
class ConfigValidationIT {

    private static final String SOURCE = "source-a";
    private static final String SINK = "sink-b";
    private static final String THREE_PARTITIONS = "valid-three";
    private static final String REMOVED = "(removed)";

    private static Pair pair;

    /**
     * One wrong configuration.
     *
     * @param role the connector whose right configuration is spoilt
     * @param guilty the key that must carry an error
     * @param hint what the error must say
     * @param spoilt keys and values, or {@link #REMOVED}
     */
    record Mistake(String role, String guilty, String hint, Map<String, String> spoilt) {

        static Mistake source(String guilty, String hint, String... keysAndValues) {
            return new Mistake(SOURCE, guilty, hint, pairs(keysAndValues));
        }

        static Mistake sink(String guilty, String hint, String... keysAndValues) {
            return new Mistake(SINK, guilty, hint, pairs(keysAndValues));
        }

        private static Map<String, String> pairs(String... keysAndValues) {
            Map<String, String> pairs = new HashMap<>();
            for (int i = 0; i < keysAndValues.length; i += 2) {
                pairs.put(keysAndValues[i], keysAndValues[i + 1]);
            }
            return pairs;
        }

        Map<String, String> spoil(Map<String, String> right) {
            Map<String, String> wrong = new HashMap<>(right);
            wrong.putAll(spoilt);
            wrong.values().removeIf(REMOVED::equals);
            return wrong;
        }

        @Override
        public String toString() {
            return role + " with " + spoilt + " blames " + guilty;
        }
    }

    static Stream<Mistake> sourceMistakes() {
        return Stream.of(
                Mistake.source("site.name", "required", "site.name", REMOVED),
                Mistake.source("site.name", "site", "site.name", "not a name!"),
                Mistake.source("direction", "required", "direction", REMOVED),
                Mistake.source("direction", "forward", "direction", "sideways"),
                Mistake.source("database.hostname", "", "database.hostname", REMOVED),
                Mistake.source("database.hostname", "Check database.hostname", "database.hostname", "127.0.0.254"),
                Mistake.source("database.hostname", "Check database.hostname", "database.port", "1"),
                Mistake.source("database.hostname", "one IP address", "database.hostname", "127.0.0.1/x?a=b"),
                Mistake.source("database.protocol", "remove it", "database.protocol", "jdbc:mysql"),
                Mistake.source("database.password", "refused the login", "database.password", "wr0ng-word"),
                Mistake.source("database.password", "refused the login", "database.user", "nobody"),
                Mistake.source("database.user", "", "database.user", REMOVED),
                Mistake.source("database.server.id", "", "database.server.id", REMOVED),
                Mistake.source("database.server.id", "server-id", "database.server.id", "1"),
                Mistake.source("transforms", "OriginFilter is missing", "transforms", REMOVED),
                Mistake.source(
                        "transforms.origin.bookkeeping.database",
                        "Must be",
                        "transforms.origin.bookkeeping.database",
                        "x"),
                Mistake.source(
                        "schema.history.internal.kafka.bootstrap.servers",
                        "Required",
                        "schema.history.internal.kafka.bootstrap.servers",
                        REMOVED),
                Mistake.source("decimal.handling.mode", "Must be 'precise'", "decimal.handling.mode", "double"),
                Mistake.source("tombstones.on.delete", "Must be 'false'", "tombstones.on.delete", "true"),
                Mistake.source("skipped.operations", "Must be 'none'", "skipped.operations", "t"),
                Mistake.source("errors.tolerance", "Must be 'none'", "errors.tolerance", "all"),
                Mistake.source("heartbeat.interval.ms", "more than 0", "heartbeat.interval.ms", "0"),
                Mistake.source("topic.prefix", "Must be 'valid-a'", "topic.prefix", "other"),
                Mistake.source("snapshot.mode", "cannot be used", "snapshot.mode", "always"),
                Mistake.source("message.key.columns", "remove it", "message.key.columns", "valid.t:id"),
                Mistake.source(
                        "topic.creation.default.partitions", "Must be 1", "topic.creation.default.partitions", "3"),
                Mistake.source("stream.topic", "not a topic name", "stream.topic", "a b"),
                Mistake.source("stream.topic", "topic-partitions: Topic valid-three", "stream.topic", THREE_PARTITIONS),
                Mistake.source(
                        "schema.history.internal.kafka.bootstrap.servers",
                        "Kafka does not answer",
                        "schema.history.internal.kafka.bootstrap.servers",
                        "127.0.0.1:1"),
                Mistake.source("table.include.list", "valid.keyless", "precheck.acknowledge", "gtid-mode"),
                Mistake.source("row.filter.eu.tables", "Required", "row.filter", "eu"),
                Mistake.source("row.filter.eu.condition", "semicolon", withCondition("TRUE; DROP TABLE fence")),
                Mistake.source("row.filter.eu.condition", "Unknown column 'nosuch'", withCondition("nosuch = 1")),
                Mistake.source("row.filter.eu.condition", "valid.fence", withCondition("id = = 1")));
    }

    static Stream<Mistake> sinkMistakes() {
        return Stream.of(
                Mistake.sink("site.name", "required", "site.name", REMOVED),
                Mistake.sink("site.name", "", "site.name", "not a name!"),
                Mistake.sink("topics", "", "topics", REMOVED),
                Mistake.sink("topics", "exactly one topic", "topics", "one,two"),
                Mistake.sink("topics.regex", "one topic", "topics", REMOVED, "topics.regex", "a.*"),
                Mistake.sink("errors.tolerance", "drops records", "errors.tolerance", "all"),
                Mistake.sink("database.hostname", "required", "database.hostname", REMOVED),
                Mistake.sink("database.hostname", "Cannot connect", "database.hostname", "127.0.0.254"),
                Mistake.sink("database.hostname", "Cannot connect", "database.port", "1"),
                Mistake.sink("database.hostname", "one IP address", "database.hostname", "127.0.0.1/x?a=b"),
                Mistake.sink("database.port", "", "database.port", "70000"),
                Mistake.sink("database.password", "refuses user", "database.password", "wr0ng-word"),
                Mistake.sink("database.ssl.mode", "verify_ca", "database.ssl.mode", "sometimes"),
                Mistake.sink("conflict.policy", "TaskFailed", "conflict.policy", "Newest"),
                Mistake.sink("conflict.policy", "columns", "conflict.policy", "UseMax"),
                Mistake.sink("conflict.detection", "before_image", "conflict.detection", "guess"),
                Mistake.sink("conflict.polcy", "no such setting", "conflict.polcy", "Ignore"),
                Mistake.sink("conflict.other.policy", "no such setting", withRule("conflict.other.policy", "Ignore")),
                Mistake.sink("conflict.r.colums", "no such setting", withRule("conflict.r.colums", "v")),
                Mistake.sink("conflict.r.policy", "UseMin", withRule("conflict.r.policy", "Largest")),
                Mistake.sink("conflict.r.policy", "required", withRule("conflict.r.policy", REMOVED)),
                Mistake.sink("conflict.r.columns", "at least one column", withRule("conflict.r.columns", REMOVED)),
                Mistake.sink("conflict.r.columns", "no column", withRule("conflict.r.policy", "Ignore")),
                Mistake.sink("conflict.r.columns", "nosuch is not there", withRule("conflict.r.columns", "nosuch")),
                Mistake.sink("conflict.r.tables", "name the tables", withRule("conflict.r.tables", REMOVED)),
                Mistake.sink("conflict.r.tables", "database.table", withRule("conflict.r.tables", "t")),
                Mistake.sink("conflict.r.databases", "two rules", withRule("conflict.r.databases", "shop")),
                Mistake.sink("site.priority", "equal values", withRule("site.priority", REMOVED)),
                Mistake.sink("site.priority", "is missing", "site.priority", "x,y"),
                Mistake.sink("retry.other.timeout", "less than", "retry.other.timeout", "720"),
                Mistake.sink("retry.connection.timeout", "", "retry.connection.timeout", "5"),
                Mistake.sink("batch.max.rows", "", "batch.max.rows", "0"));
    }

    @BeforeAll
    static void define() throws Exception {
        pair = new Pair("valid");
        pair.a().execute("CREATE TABLE valid.keyless (n INT)");
        pair.b().execute("CREATE DATABASE valid", "CREATE TABLE valid.t (id INT PRIMARY KEY, v INT)");
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", TestServers.shared().bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(THREE_PARTITIONS, 3, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"source-a", "source-b", "sink-a", "sink-b"})
    void rightConfigurationHasNoError(String role) {
        assertNoError(pair.config(role));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"source-a", "sink-b"})
    void everyKeyIsInTheAnswerAndNoSecret(String role) {
        JsonNode answer = validate(pair.config(role));
        assertThat(answer.toString()).doesNotContain("\"" + password(role) + "\"");
        assertThat(errors(answer).keySet()).contains("site.name", "bookkeeping.database", "database.hostname");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sourceMistakes")
    void mistakeInASourceIsOnTheKeyToBlame(Mistake mistake) {
        assertBlamed(mistake);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sinkMistakes")
    void mistakeInASinkIsOnTheKeyToBlame(Mistake mistake) {
        assertBlamed(mistake);
    }

    private static void assertBlamed(Mistake mistake) {
        Map<String, String> wrong = mistake.spoil(pair.config(mistake.role()));
        JsonNode answer = validate(wrong);
        Map<String, List<String>> errors = errors(answer);
        assertThat(answer.get("error_count").asInt()).as(answer.toString()).isPositive();
        assertThat(errors).containsKey(mistake.guilty());
        assertThat(String.join("\n", errors.get(mistake.guilty())))
                .as("errors: %s", errors)
                .isNotEmpty()
                .containsIgnoringCase(mistake.hint());
        assertThat(answer.toString()).doesNotContain("wr0ng-word", "\"" + password(mistake.role()) + "\"");
    }

    private static void assertNoError(Map<String, String> config) {
        JsonNode answer = validate(config);
        errors(answer).forEach((key, errors) -> assertThat(errors).as(key).isEmpty());
        assertThat(answer.get("error_count").asInt()).isZero();
    }

    private static JsonNode validate(Map<String, String> config) {
        Map<String, String> named = new HashMap<>(config);
        named.put("name", "valid-try");
        return pair.requests().validate(config.get("connector.class"), named);
    }

    private static Map<String, List<String>> errors(JsonNode answer) {
        Map<String, List<String>> errors = new HashMap<>();
        for (JsonNode config : answer.get("configs")) {
            List<String> messages = new ArrayList<>();
            config.at("/value/errors").forEach(message -> messages.add(message.asText()));
            errors.put(config.at("/value/name").asText(), messages);
        }
        return errors;
    }

    private static String password(String role) {
        return pair.config(role).get("database.password");
    }

    private static String[] withCondition(String condition) {
        return new String[] {
            "row.filter", "eu", "row.filter.eu.tables", "valid\\.fence", "row.filter.eu.condition", condition
        };
    }

    private static String[] withRule(String key, String value) {
        Map<String, String> rule = new HashMap<>(Map.of(
                "conflict.rules", "r",
                "conflict.r.tables", "valid.t",
                "conflict.r.policy", "UseMax",
                "conflict.r.columns", "v"));
        rule.put(key, value);
        return rule.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                .toArray(String[]::new);
    }
}
