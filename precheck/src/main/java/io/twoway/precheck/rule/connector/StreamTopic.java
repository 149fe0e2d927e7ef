package io.twoway.precheck.rule.connector;

import io.twoway.precheck.cluster.ClusterFacts;
import io.twoway.precheck.cluster.TopicFacts;
import io.twoway.precheck.rule.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A topic of a source: as it is, or else as it is going to be made.
 *
 * @param name its name
 * @param source the source that writes it
 * @param cluster where it is
 * @param exists whether it is there
 * @param facts what it is like
 */
record StreamTopic(String name, Settings source, ClusterFacts cluster, boolean exists, TopicFacts facts) {

    private static final String CREATION = "topic.creation.";

    /** What Debezium makes the topic of its schema history with, whatever the broker's defaults are. */
    private static final Map<String, String> HISTORY_SETTINGS =
            Map.of("cleanup.policy", "delete", "retention.ms", String.valueOf(Long.MAX_VALUE), "retention.bytes", "-1");

    /** Returns the topic that takes a source's changes. */
    static StreamTopic stream(Settings source, ClusterFacts cluster) {
        String name = PairSettings.topic(source);
        return of(name, source, cluster, planned(name, source, cluster));
    }

    /** Returns the topic that keeps the history of a source's tables. */
    static StreamTopic history(Settings source, ClusterFacts cluster) {
        TopicFacts byDefault = cluster.byDefault();
        return of(
                PairSettings.historyTopic(source),
                source,
                cluster,
                byDefault.with(1, byDefault.replicas(), HISTORY_SETTINGS));
    }

    private static StreamTopic of(String name, Settings source, ClusterFacts cluster, TopicFacts planned) {
        Optional<TopicFacts> there = cluster.topic(name);
        return new StreamTopic(name, source, cluster, there.isPresent(), there.orElse(planned));
    }

    /** Returns whether Connect, or else a broker, makes the topic when it is first written to. */
    boolean isOrWillBeThere() {
        return exists || cluster.createsTopics() || source.values().containsKey(CREATION + "default.partitions");
    }

    /** Returns whether a sink that asks for the topic before the source writes it makes it another one. */
    boolean mayBeMadeOtherwise() {
        return !exists && cluster.createsTopics() && !facts.equals(cluster.byDefault());
    }

    /** Returns how to give the topic a setting. */
    String set(String setting, String value) {
        return exists
                ? command("kafka-configs.sh") + " --alter --entity-type topics --entity-name " + name + " --add-config "
                        + setting + "=" + value
                : "Set " + CREATION + group(name, source) + "." + setting + " of " + source.name() + " to " + value
                        + ".";
    }

    /** Returns the command that makes the topic as it should be. */
    String create() {
        StringBuilder command = new StringBuilder(command("kafka-topics.sh") + " --create --topic " + name
                + " --partitions 1 --replication-factor " + facts.replicas());
        created(name, source)
                .forEach((setting, value) ->
                        command.append(" --config ").append(setting).append('=').append(value));
        return command.toString();
    }

    /** Returns the command that deletes the topic with all of its records. */
    String delete() {
        return command("kafka-topics.sh") + " --delete --topic " + name;
    }

    private String command(String program) {
        return program + " --bootstrap-server " + cluster.address();
    }

    /** Returns what it is, or will be. */
    String show(String... settings) {
        String list = Stream.of(settings)
                .map(setting -> setting + " = " + facts.setting(setting))
                .reduce((first, second) -> first + ", " + second)
                .orElseThrow();
        return subject() + list + ".";
    }

    /** Returns the beginning of a sentence about what it has. */
    String subject() {
        return "Topic " + name + (exists ? " has " : " does not exist yet, and will have ");
    }

    private static TopicFacts planned(String name, Settings source, ClusterFacts cluster) {
        TopicFacts byDefault = cluster.byDefault();
        SortedMap<String, String> settings = created(name, source);
        String group = CREATION + group(name, source);
        String partitions = source.get(CREATION + "default.partitions", String.valueOf(byDefault.partitions()));
        String replicas = source.get(CREATION + "default.replication.factor", "-1");
        int copies = Integer.parseInt(source.get(group + ".replication.factor", replicas));
        return byDefault.with(
                Integer.parseInt(source.get(group + ".partitions", partitions)),
                copies < 0 ? byDefault.replicas() : copies,
                settings);
    }

    private static SortedMap<String, String> created(String name, Settings source) {
        String prefix = CREATION + group(name, source) + ".";
        SortedMap<String, String> settings = new TreeMap<>();
        source.under(prefix).forEach((key, value) -> settings.put(key.substring(prefix.length()), value));
        settings.keySet().removeAll(List.of("partitions", "replication.factor", "include", "exclude"));
        return settings;
    }

    /** Returns the group of settings with which Connect creates the topic: the first one whose patterns take its name. */
    private static String group(String name, Settings source) {
        return source.list(CREATION + "groups").stream()
                .filter(group -> matches(name, source.list(CREATION + group + ".include"))
                        && !matches(name, source.list(CREATION + group + ".exclude")))
                .findFirst()
                .orElse("default");
    }

    private static boolean matches(String name, List<String> patterns) {
        return patterns.stream().anyMatch(name::matches);
    }
}
