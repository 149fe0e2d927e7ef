package io.twoway.sink.plan;

/**
 * The stream that a task applies.
 *
 * @param topic its topic
 * @param partition the topic's only partition, 0
 */
public record StreamId(String topic, int partition) {

    @Override
    public String toString() {
        return topic + "-" + partition;
    }
}
