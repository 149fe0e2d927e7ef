package io.twoway.bench.place;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The last records of a topic with one partition. */
public final class TopicTail implements AutoCloseable {

    private static final int RECORDS = 50;

    private final TopicPartition partition;
    private final KafkaConsumer<byte[], byte[]> consumer;

    public TopicTail(String bootstrapServers, String topic) {
        partition = new TopicPartition(topic, 0);
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "fetch.max.wait.ms", "50", "metadata.max.age.ms", "500"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Returns the offset that the next record will have; 0 where there is no topic yet. */
    public long end() {
        if (consumer.partitionsFor(partition.topic()).isEmpty()) {
            return 0;
        }
        return consumer.endOffsets(List.of(partition)).get(partition);
    }

    /** Returns whether the value of one of the last records has these characters in it, in UTF-8. */
    public boolean contains(String text) {
        long end = end();
        return find(Math.max(0, end - RECORDS), end, text).isPresent();
    }

    /**
     * Returns the value of a record.
     *
     * @param from an offset before it
     * @param text characters that only its value has
     */
    public byte[] value(long from, String text) {
        return find(from, end(), text)
                .map(ConsumerRecord::value)
                .orElseThrow(() -> new IllegalArgumentException("no record has " + text));
    }

    private Optional<ConsumerRecord<byte[], byte[]>> find(long from, long end, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                if (record.value() != null && contains(record.value(), wanted)) {
                    return Optional.of(record);
                }
            }
        }
        return Optional.empty();
    }

    static boolean contains(byte[] all, byte[] wanted) {
        for (int from = 0; from <= all.length - wanted.length; from++) {
            int same = 0;
            while (same < wanted.length && all[from + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
