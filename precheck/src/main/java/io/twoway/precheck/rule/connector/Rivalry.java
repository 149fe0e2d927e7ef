package io.twoway.precheck.rule.connector;

import io.twoway.precheck.rule.Settings;
import java.util.stream.Stream;

/** Ways in which a registered connector hinders one that is going to be registered. */
final class Rivalry {

    private static final String TYPE = "connector.class";
    private static final String SITE = "site.name";
    private static final String THIRD_TOPICS = "causal.order.topics";
    private static final String READER = "database.server.id";

    private Rivalry() {}

    /** Returns each way in words; a connector of the same name and class is the same one, which gets new settings. */
    static Stream<String> between(Settings ours, Settings there) {
        boolean sameKind = kind(ours).equals(kind(there));
        if (ours.name().equals(there.name())) {
            return sameKind ? Stream.empty() : Stream.of(there.name() + " is there, with " + there.get(TYPE, ""));
        }
        return sameKind && !areOfOneMesh(ours, there)
                ? Stream.of(same(ours, there, SITE), same(ours, there, READER), topic(ours, there))
                        .flatMap(found -> found)
                : Stream.empty();
    }

    /** With three sites each has a sink for each topic of the others, and each topic is read by the sinks of two sites. */
    private static boolean areOfOneMesh(Settings ours, Settings there) {
        return same(ours, there, SITE).findAny().isPresent()
                ? ours.list(THIRD_TOPICS).contains(topic(there))
                : Stream.of(ours, there)
                        .noneMatch(sink -> sink.list(THIRD_TOPICS).isEmpty());
    }

    private static Stream<String> topic(Settings ours, Settings there) {
        String topic = topic(ours);
        return !topic.isEmpty() && topic.equals(topic(there))
                ? Stream.of(there.name() + " has topic " + topic + " like " + ours.name())
                : Stream.empty();
    }

    /** A sink names its topic, a source need not. */
    private static String topic(Settings connector) {
        return connector.get("topics", "").isEmpty() ? PairSettings.topic(connector) : connector.get("topics", "");
    }

    private static Stream<String> same(Settings ours, Settings there, String key) {
        String value = ours.get(key, "");
        return !value.isEmpty() && value.equals(there.get(key, ""))
                ? Stream.of(there.name() + " has " + key + " " + value + " like " + ours.name())
                : Stream.empty();
    }

    private static String kind(Settings connector) {
        String type = connector.get(TYPE, "");
        String simple = type.substring(type.lastIndexOf('.') + 1);
        return simple.endsWith("Connector") ? simple.substring(0, simple.length() - "Connector".length()) : simple;
    }
}
