package io.twoway.source.config;

import io.twoway.config.HostName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/** Rules on a user's settings that need nothing but these. */
final class StaticRules {

    private static final String HEARTBEAT = "heartbeat.interval.ms";
    private static final String HISTORY_CLASS = "schema.history.internal";

    private StaticRules() {}

    static List<Finding> findings(Map<String, String> user) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(contradictions(user));
        findings.addAll(forbidden(user));
        findings.addAll(host(user));
        findings.addAll(topicPrefix(user));
        findings.addAll(snapshotMode(user));
        findings.addAll(LoadKeys.findings(user));
        findings.addAll(ThrottleKeys.findings(user));
        findings.addAll(RowFilterKeys.findings(user));
        findings.addAll(heartbeat(user));
        findings.addAll(history(user));
        findings.addAll(TransformRules.findings(user));
        findings.addAll(TopicSettings.findings(user));
        return findings;
    }

    private static List<Finding> contradictions(Map<String, String> user) {
        return RequiredSetting.ALL.stream()
                .filter(required -> user.containsKey(required.key()))
                .filter(required -> !required.value()
                        .equalsIgnoreCase(user.get(required.key()).strip()))
                .map(required -> new Finding(
                        required.key(),
                        "Must be '" + required.value() + "': " + required.reason()
                                + ". The connector sets it by itself, so leave it out."))
                .toList();
    }

    private static List<Finding> forbidden(Map<String, String> user) {
        List<Finding> findings = new ArrayList<>();
        for (ForbiddenSetting forbidden : ForbiddenSetting.ALL) {
            user.keySet().stream()
                    .filter(forbidden::matches)
                    .filter(key -> !user.get(key).isBlank())
                    .map(key -> new Finding(
                            key, "Cannot be used in a two-way pair, remove it: " + forbidden.reason() + "."))
                    .forEach(findings::add);
        }
        return findings;
    }

    /** Debezium makes a URL of it. A missing one it names itself. */
    private static List<Finding> host(Map<String, String> user) {
        String host = user.getOrDefault(EffectiveSettings.HOST, "");
        try {
            HostName.VALIDATOR.ensureValid(EffectiveSettings.HOST, host.isBlank() ? null : host);
            return List.of();
        } catch (ConfigException e) {
            return List.of(new Finding(EffectiveSettings.HOST, e.getMessage()));
        }
    }

    private static List<Finding> topicPrefix(Map<String, String> user) {
        String site = user.getOrDefault(SourceKeys.SITE_NAME, "");
        String prefix = user.getOrDefault(EffectiveSettings.TOPIC_PREFIX, "");
        if (prefix.isBlank() || prefix.equals(site)) {
            return List.of();
        }
        return List.of(
                new Finding(
                        EffectiveSettings.TOPIC_PREFIX,
                        "Must be '" + site + "', the value of " + SourceKeys.SITE_NAME
                                + ": it is the origin every record carries. The connector sets it by itself, so leave it out."));
    }

    private static List<Finding> snapshotMode(Map<String, String> user) {
        String mode = user.getOrDefault(EffectiveSettings.SNAPSHOT_MODE, "");
        String direction = user.getOrDefault(SourceKeys.DIRECTION, "");
        if (mode.isBlank() || !Direction.VALUES.contains(direction)) {
            return List.of();
        }
        List<String> allowed = SnapshotMode.allowed(Direction.parse(direction));
        if (allowed.contains(mode)) {
            return List.of();
        }
        return List.of(new Finding(
                EffectiveSettings.SNAPSHOT_MODE,
                "'" + mode + "' cannot be used in direction " + direction + ": " + SnapshotMode.REASON
                        + ". Valid values: " + String.join(", ", allowed) + "."));
    }

    private static List<Finding> heartbeat(Map<String, String> user) {
        return "0".equals(user.getOrDefault(HEARTBEAT, "").strip())
                ? List.of(new Finding(
                        HEARTBEAT,
                        "Must be more than 0: heartbeats carry the delay of an idle stream and, on a site that only"
                                + " receives, they alone move the stored offset. The default is 1000."))
                : List.of();
    }

    private static List<Finding> history(Map<String, String> user) {
        boolean elsewhere = !user.getOrDefault(HISTORY_CLASS, "").isBlank()
                && !user.get(HISTORY_CLASS).endsWith(".KafkaSchemaHistory");
        if (elsewhere || !user.getOrDefault(SourceKeys.HISTORY_SERVERS, "").isBlank()) {
            return List.of();
        }
        return List.of(new Finding(
                SourceKeys.HISTORY_SERVERS,
                "Required: the Kafka bootstrap servers (host:port,...) where the connector keeps the tables' history;"
                        + " normally those of this Connect cluster."));
    }
}
