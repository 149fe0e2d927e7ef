package io.twoway.precheck.cluster;

import java.util.Map;
import java.util.Optional;

/**
 * Facts that a Kafka cluster tells about itself and about some topics.
 *
 * @param address the brokers that were asked first
 * @param brokers how many there are
 * @param createsTopics whether brokers create a topic by themselves when it is asked for
 * @param byDefault what a topic is like of which nobody says anything
 * @param topics those of the topics that exist, by name
 */
public record ClusterFacts(
        String address, int brokers, boolean createsTopics, TopicFacts byDefault, Map<String, TopicFacts> topics) {

    public ClusterFacts {
        topics = Map.copyOf(topics);
    }

    /** Returns a topic; empty when it does not exist, or is not one of those that were asked for. */
    public Optional<TopicFacts> topic(String name) {
        return Optional.ofNullable(topics.get(name));
    }
}
