package io.twoway.it.pair;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The consumer group of a sink, as {@code kafka-consumer-groups} and Control Center show it. */
public final class SinkGroup {

    private final String bootstrapServers;
    private final String group;
    private final StreamTopic topic;
    private final TopicPartition partition;

    SinkGroup(String bootstrapServers, String connector, String topic) {
        this.bootstrapServers = bootstrapServers;
        this.group = "connect-" + connector;
        this.topic = new StreamTopic(bootstrapServers, topic);
        this.partition = new TopicPartition(topic, 0);
    }

    /** Returns how many records of the topic are behind the group's offset; all of them while it has none. */
    public long lag() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            OffsetAndMetadata committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(partition);
            return topic.end() - (committed == null ? 0 : committed.offset());
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("the offset of " + group + " on " + List.of(partition), e);
        }
    }
}
