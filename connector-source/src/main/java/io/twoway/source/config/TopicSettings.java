package io.twoway.source.config;

import io.twoway.config.JsonConverters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Rules on the stream's topic: it has one partition, and its records keep their schemas. */
final class TopicSettings {

    private static final Pattern PARTITIONS = Pattern.compile("topic\\.creation\\.[^.]+\\.partitions");
    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");

    private TopicSettings() {}

    static List<Finding> findings(Map<String, String> user) {
        List<Finding> findings = new ArrayList<>();
        user.forEach((key, value) -> {
            if (PARTITIONS.matcher(key).matches() && !value.strip().equals("1")) {
                findings.add(new Finding(
                        key, "Must be 1: a stream keeps the order of the binlog only within one partition."));
            }
        });
        String topic = user.getOrDefault(SourceKeys.STREAM_TOPIC, "");
        if (!topic.isEmpty() && !TOPIC.matcher(topic).matches()) {
            findings.add(new Finding(
                    SourceKeys.STREAM_TOPIC,
                    "'" + topic + "' is not a topic name: use 1 to 249 letters, digits, '.', '_' or '-'."));
        }
        findings.addAll(converter(user, "key.converter"));
        findings.addAll(converter(user, "value.converter"));
        return findings;
    }

    private static List<Finding> converter(Map<String, String> user, String key) {
        boolean json = JsonConverters.include(user.getOrDefault(key, ""));
        String schemas = key + ".schemas.enable";
        if (!json || !user.getOrDefault(schemas, "true").strip().equalsIgnoreCase("false")) {
            return List.of();
        }
        return List.of(new Finding(
                schemas,
                "Must be true: without schemas the sink cannot tell a column's type, nor NULL from a default."));
    }
}
