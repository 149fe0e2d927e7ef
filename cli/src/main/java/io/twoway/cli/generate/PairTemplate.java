package io.twoway.cli.generate;

import io.twoway.policy.ConflictSettings;
import io.twoway.policy.Policy;
import io.twoway.policy.RuleKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The four connectors of a pair, as answers describe it. */
public final class PairTemplate {

    /** The rule that makes a comparing policy hold in every table: {@code conflict.policy} itself takes none. */
    static final String EVERYTHING = "all";

    /** What has a meaning in a regular expression, and may stand in a name. */
    private static final Pattern SPECIAL = Pattern.compile("[\\\\^$|?+()\\[\\]{}.]");

    private final PairAnswers answers;

    private PairTemplate(PairAnswers answers) {
        this.answers = answers;
    }

    /** Returns the files, in the order in which their connectors are registered. */
    public static List<ConnectorFile> files(PairAnswers answers) {
        PairTemplate template = new PairTemplate(answers);
        return List.of(template.source(Side.A), template.sink(Side.B), template.source(Side.B), template.sink(Side.A));
    }

    private ConnectorFile source(Side side) {
        Map<String, String> settings = common("io.twoway.source.TwoWayMySqlSourceConnector");
        settings.put("site.name", side.site(answers));
        settings.put("direction", side.direction());
        if (!side.topic(answers).equals(side.site(answers))) {
            settings.put("stream.topic", side.topic(answers));
        }
        addLoad(settings, side);
        addServer(settings, side);
        settings.put("database.server.id", answers.get("reader.id." + side.letter()));
        addSelection(settings);
        settings.put("schema.history.internal.kafka.bootstrap.servers", answers.get(Questions.BOOTSTRAP));
        settings.put("heartbeat.interval.ms", "1000");
        addFilter(settings);
        Map<String, String> passed = PassedSettings.of(answers, "source", side);
        if (!passed.containsKey("transforms")) { // another transform may drop a row
            settings.put("transaction.end", "row"); // sinks of a new pair know the mark
        }
        settings.putAll(Converters.settings(answers));
        if (Converters.areAvro(answers)) {
            // names of columns that Avro does not take
            settings.put("field.name.adjustment.mode", "avro");
        }
        addTopic(settings);
        settings.putAll(passed);
        return new ConnectorFile("source-" + side.letter() + ".json", side.site(answers) + "-source", settings);
    }

    private ConnectorFile sink(Side side) {
        Map<String, String> settings = common("io.twoway.sink.TwoWayMySqlSinkConnector");
        settings.put("topics", side.other().topic(answers));
        settings.put("site.name", side.site(answers));
        addServer(settings, side);
        addBookkeeping(settings, "");
        settings.putAll(Converters.settings(answers));
        addSession(settings);
        addConflicts(settings, side);
        settings.putAll(PassedSettings.of(answers, "sink", side));
        return new ConnectorFile("sink-" + side.letter() + ".json", side.site(answers) + "-sink", settings);
    }

    private Map<String, String> common(String connectorClass) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("connector.class", connectorClass);
        settings.put("tasks.max", "1");
        if (answers.has(Questions.ACKNOWLEDGE)) {
            settings.put(Questions.ACKNOWLEDGE, joined(answers.list(Questions.ACKNOWLEDGE)));
        }
        return settings;
    }

    /** The reverse source loads nothing anyway. */
    private void addLoad(Map<String, String> settings, Side side) {
        Stream.of("include.schema", "include.full")
                .filter(key -> side == Side.A && answers.get(key).equals("false"))
                .forEach(key -> settings.put(key, "false"));
    }

    private void addServer(Map<String, String> settings, Side side) {
        settings.put("database.hostname", answers.get("host." + side.letter()));
        settings.put("database.port", answers.get("port." + side.letter()));
        settings.put("database.user", answers.get("user." + side.letter()));
        settings.put("database.password", answers.get("password." + side.letter()));
    }

    private void addSelection(Map<String, String> settings) {
        if (answers.has(Questions.DATABASES)) {
            settings.put("database.include.list", expressions(Questions.DATABASES));
        }
        if (answers.has(Questions.TABLES)) {
            settings.put("table.include.list", expressions(Questions.TABLES));
        }
    }

    private void addFilter(Map<String, String> settings) {
        addBookkeeping(settings, "");
        settings.put("transforms", "origin");
        settings.put("transforms.origin.type", "io.twoway.smt.OriginFilter");
        addBookkeeping(settings, "transforms.origin.");
    }

    private void addBookkeeping(Map<String, String> settings, String prefix) {
        if (!answers.get(Questions.BOOKKEEPING).equals("dts")) {
            settings.put(prefix + Questions.BOOKKEEPING, answers.get(Questions.BOOKKEEPING));
        }
    }

    /** A row of Debezium's default limits would stop the source at one megabyte. */
    private void addTopic(Map<String, String> settings) {
        String bytes = answers.get(Questions.MESSAGE_BYTES);
        Duration retention = Duration.ofDays(Long.parseLong(answers.get(Questions.RETENTION)));
        addOverride(settings, "producer.override.max.request.size", bytes);
        addOverride(settings, "producer.override.buffer.memory", bytes);
        addBatches(settings);
        settings.put("topic.creation.default.partitions", "1");
        settings.put("topic.creation.default.replication.factor", answers.get(Questions.REPLICATION));
        settings.put("topic.creation.default.cleanup.policy", "delete");
        settings.put("topic.creation.default.compression.type", "lz4");
        settings.put("topic.creation.default.max.message.bytes", bytes);
        settings.put("topic.creation.default.retention.ms", String.valueOf(retention.toMillis()));
    }

    /** One request is on its way at a time: with Kafka's own 16 KB it would have a few rows. And most of a row in JSON is its schema. */
    private void addBatches(Map<String, String> settings) {
        addOverride(settings, "producer.override.batch.size", "524288");
        addOverride(settings, "producer.override.linger.ms", "5");
        addOverride(settings, "producer.override.compression.type", "lz4");
    }

    /** A sink goes on when its dead predecessor's session ends: Kafka's own 45 s are made for other things than one consumer. */
    private void addSession(Map<String, String> settings) {
        addOverride(settings, "consumer.override.session.timeout.ms", "10000");
    }

    /** Sets up a Kafka client of the connector, where the workers let it. */
    private void addOverride(Map<String, String> settings, String key, String value) {
        if (answers.get(Questions.OVERRIDES).equals("true")) {
            settings.put(key, value);
        }
    }

    private void addConflicts(Map<String, String> settings, Side side) {
        List<String> priority = priority();
        Policy policy = policy();
        settings.put("site.priority", joined(priority));
        settings.put(
                ConflictSettings.POLICY, (policy.compares() ? byPriority(priority, side) : at(side, policy)).label());
        addRules(settings, side, policy);
    }

    private void addRules(Map<String, String> settings, Side side, Policy policy) {
        List<String> rules = answers.list(Questions.RULES);
        String listed = joined(rules);
        if (policy.compares()) {
            RuleKeys everything = new RuleKeys(EVERYTHING);
            settings.put(ConflictSettings.RULES, listed.isEmpty() ? EVERYTHING : listed + "," + EVERYTHING);
            settings.put(everything.databases(), everything());
            settings.put(everything.policy(), policy.label());
            settings.put(everything.columns(), joined(answers.list(Questions.COLUMNS)));
        } else if (!rules.isEmpty()) {
            settings.put(ConflictSettings.RULES, listed);
        }
        rules.forEach(rule -> addRule(settings, side, rule));
    }

    /** The sink looks at every table that a rule covers: where the databases have their own names, at no others. */
    private String everything() {
        boolean renamed = answers.passed("sink.").keySet().stream().anyMatch(key -> key.contains("mapping."));
        List<String> databases = new ArrayList<>(answers.list(Questions.DATABASES));
        answers.list(Questions.RULES)
                .forEach(rule -> databases.removeAll(answers.list(Questions.rule(rule, "databases"))));
        return renamed || databases.isEmpty() ? "*" : joined(databases);
    }

    private void addRule(Map<String, String> settings, Side side, String rule) {
        RuleKeys keys = new RuleKeys(rule);
        addList(settings, keys.tables(), Questions.rule(rule, "tables"));
        addList(settings, keys.databases(), Questions.rule(rule, "databases"));
        Policy policy = answers.policy(Questions.rule(rule, "policy")).orElseThrow();
        settings.put(keys.policy(), at(side, policy).label());
        addList(settings, keys.columns(), Questions.rule(rule, "columns"));
        if (answers.scope(rule) != RuleKeys.DEFAULT_SCOPE) {
            settings.put(keys.scope(), answers.scope(rule).label());
        }
    }

    private void addList(Map<String, String> settings, String key, String answer) {
        if (answers.has(answer)) {
            settings.put(key, joined(answers.list(answer)));
        }
    }

    private Policy policy() {
        return answers.policy(Questions.POLICY).orElseThrow();
    }

    /** The answers say who wins at B. At A the same site wins, which is the other policy there. */
    private static Policy at(Side side, Policy policy) {
        if (side == Side.B) {
            return policy;
        }
        return switch (policy) {
            case OVERWRITE -> Policy.IGNORE;
            case IGNORE -> Policy.OVERWRITE;
            case TASK_FAILED, USE_MAX, USE_MIN -> policy;
        };
    }

    private Policy byPriority(List<String> priority, Side side) {
        return priority.get(0).equals(side.site(answers)) ? Policy.IGNORE : Policy.OVERWRITE;
    }

    private List<String> priority() {
        if (answers.has(Questions.PRIORITY)) {
            return answers.list(Questions.PRIORITY);
        }
        Side first = policy() == Policy.IGNORE ? Side.B : Side.A;
        return List.of(first.site(answers), first.other().site(answers));
    }

    /** Debezium's lists are of regular expressions. */
    private String expressions(String key) {
        return answers.list(key).stream()
                .map(name -> SPECIAL.matcher(name).replaceAll("\\\\$0").replace("*", ".*"))
                .collect(Collectors.joining(","));
    }

    private static String joined(List<String> items) {
        return String.join(",", items);
    }
}
