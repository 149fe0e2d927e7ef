package io.twoway.cli.generate;

import io.twoway.policy.PolicyRule;
import io.twoway.policy.RuleKeys;
import io.twoway.policy.RuleScope;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All questions about a pair. */
final class Questions {

    static final String SITE_A = "site.a";
    static final String SITE_B = "site.b";
    static final String DATABASES = "databases";
    static final String TABLES = "tables";
    static final String POLICY = "policy";
    static final String COLUMNS = "policy.columns";
    static final String RULES = "rules";
    static final String PRIORITY = "site.priority";
    static final String REPLICATION = "replication.factor";
    static final String RETENTION = "retention.days";
    static final String MESSAGE_BYTES = "message.max.bytes";
    static final String OVERRIDES = "client.overrides";
    static final String CONVERTER = "converter";
    static final String REGISTRY = "schema.registry.url";
    static final String BOOKKEEPING = "bookkeeping.database";
    static final String BOOTSTRAP = "kafka.bootstrap.servers";
    static final String ACKNOWLEDGE = "precheck.acknowledge";

    private static final List<Question> ALL = Stream.of(
                    sites(), conflicts(), topics(), details(), server("a"), server("b"))
            .flatMap(List::stream)
            .toList();

    private Questions() {}

    static List<Question> all() {
        return ALL;
    }

    /** Returns what has to be known of one conflict rule. */
    static List<Question> ofRule(String name) {
        String tables = rule(name, "tables");
        String policy = rule(name, "policy");
        String scope = rule(name, "scope");
        return List.of(
                Question.asked(tables, "Its tables; empty for whole databases", "", AnswerForm.TABLES),
                Question.asked(rule(name, "databases"), "Its databases", "", AnswerForm.RULE_DATABASES)
                        .when(answers -> isEmpty(answers, tables)),
                Question.asked(policy, "Its policy", "", AnswerForm.POLICY),
                Question.asked(scope, "Does it decide the row, or each column by itself", "row", AnswerForm.SCOPE),
                Question.asked(rule(name, "columns"), "The columns that it looks at", "", AnswerForm.COLUMNS)
                        .when(answers -> needsColumns(answers, policy, scope)));
    }

    static String rule(String name, String part) {
        return "rule." + name + "." + part;
    }

    private static List<Question> sites() {
        return List.of(
                Question.asked(SITE_A, "Name of site A, whose rows are loaded into B", "a", AnswerForm.SITE),
                Question.asked(SITE_B, "Name of site B", "b", AnswerForm.SITE),
                Question.asked(DATABASES, "Databases; empty for single tables, or for all", "", AnswerForm.DATABASES),
                Question.asked(TABLES, "Tables; empty for all", "", AnswerForm.TABLES)
                        .when(answers -> isEmpty(answers, DATABASES)));
    }

    private static List<Question> conflicts() {
        return List.of(
                Question.asked(
                        POLICY,
                        "Both sides changed a row: Overwrite (A wins), Ignore (B wins), UseMax or UseMin (the greater or"
                                + " smaller of some columns wins), TaskFailed (stop, a person decides)",
                        "Overwrite",
                        AnswerForm.POLICY),
                Question.asked(COLUMNS, "The columns that it compares, which every table has", "", AnswerForm.COLUMNS)
                        .when(answers -> needsColumns(answers, POLICY, "")),
                Question.asked(
                        RULES,
                        "Names of rules for tables with a policy of their own; empty for none",
                        "",
                        AnswerForm.NAMES),
                Question.detail(PRIORITY, "Who wins between equal values", "", AnswerForm.SITES));
    }

    private static List<Question> topics() {
        return List.of(
                Question.asked(
                        REPLICATION,
                        "Replication factor of the topics: 1 for a single broker",
                        "3",
                        AnswerForm.REPLICATION),
                Question.asked(
                        RETENTION,
                        "For how many days the topics keep changes: longer than a sink may ever be down",
                        "7",
                        AnswerForm.POSITIVE),
                Question.detail("topic.a", "Topic of A's changes", "", AnswerForm.TOPIC),
                Question.detail("topic.b", "Topic of B's changes", "", AnswerForm.TOPIC),
                Question.detail(
                        CONVERTER,
                        "How records are written: json, avro, or empty as the workers do",
                        "",
                        AnswerForm.CONVERTER),
                Question.detail(
                        REGISTRY,
                        "The Schema Registry, with converter=avro",
                        "${env:SCHEMA_REGISTRY_URL}",
                        AnswerForm.TEXT),
                Question.detail(MESSAGE_BYTES, "The largest message, in bytes", "50331648", AnswerForm.POSITIVE),
                Question.detail(
                        OVERRIDES,
                        "Do the workers let connectors set up their Kafka clients",
                        "true",
                        AnswerForm.YES_OR_NO));
    }

    private static List<Question> details() {
        return List.of(
                Question.detail("reader.id.a", "database.server.id of the source at A", "990001", AnswerForm.POSITIVE),
                Question.detail("reader.id.b", "database.server.id of the source at B", "990002", AnswerForm.POSITIVE),
                Question.detail("include.schema", "Are tables made at B", "true", AnswerForm.YES_OR_NO),
                Question.detail("include.full", "Are A's rows loaded into B", "true", AnswerForm.YES_OR_NO),
                Question.detail(BOOKKEEPING, "Bookkeeping database", "dts", AnswerForm.DATABASE),
                Question.detail(
                        BOOTSTRAP,
                        "Kafka, for the sources' history",
                        "${env:KAFKA_BOOTSTRAP_SERVERS}",
                        AnswerForm.TEXT),
                Question.detail(ACKNOWLEDGE, "Warnings that are known and wanted", "", AnswerForm.NAMES));
    }

    private static List<Question> server(String side) {
        String variable = "${env:SITE_" + (side.equals("a") ? "A" : "B") + "_";
        return List.of(
                Question.detail("host." + side, "MySQL's host", variable + "HOST}", AnswerForm.TEXT),
                Question.detail("port." + side, "MySQL's port", variable + "PORT}", AnswerForm.TEXT),
                Question.detail("user." + side, "MySQL's user", variable + "USER}", AnswerForm.TEXT),
                Question.detail(
                        "password." + side, "The user's password", variable + "PASSWORD}", AnswerForm.PLACEHOLDER));
    }

    private static boolean isEmpty(Map<String, String> answers, String key) {
        return answers.getOrDefault(key, "").isEmpty();
    }

    private static boolean needsColumns(Map<String, String> answers, String policy, String scope) {
        RuleScope extent = RuleKeys.SCOPES.find(answers.getOrDefault(scope, "")).orElse(RuleKeys.DEFAULT_SCOPE);
        return RuleKeys.POLICIES
                .find(answers.getOrDefault(policy, ""))
                .filter(what -> PolicyRule.needsColumns(what, extent))
                .isPresent();
    }
}
