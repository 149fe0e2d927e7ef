package io.twoway.it.faults;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** Change of a stream's topic by an administrator of Kafka, or by retention. */
final class TopicChange implements AutoCloseable {

    private final Admin admin =
            Admin.create(Map.of("bootstrap.servers", TestServers.shared().bootstrapServers()));
    private final TopicPartition partition;

    TopicChange(String topic) {
        partition = new TopicPartition(topic, 0);
    }

    /** Returns the offset that the next record will have. */
    long end() throws ExecutionException, InterruptedException {
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
    }

    /** Deletes the records that the topic has now. */
    void deleteRecords() throws ExecutionException, InterruptedException {
        admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(end())))
                .all()
                .get();
    }

    /** Deletes the topic and waits until it is gone. */
    void deleteTopic() throws ExecutionException, InterruptedException {
        admin.deleteTopics(List.of(partition.topic())).all().get();
        Awaitility.await("topic " + partition.topic() + " to be gone")
                .atMost(Pair.PATIENCE)
                .until(() -> !admin.listTopics().names().get().contains(partition.topic()));
    }

    @Override
    public void close() {
        admin.close();
    }
}
