package io.twoway.sink;

import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether the topic still is what the progress row speaks of. The consumer was sent to the progress row's offset; when
 * that offset is not in the topic any more, Kafka sends the consumer somewhere else without a word.
 */
final class StreamStart {

    private static final Logger LOG = LoggerFactory.getLogger(StreamStart.class);

    private final long expected;

    // Mutable state
    private boolean started;

    /** @param expected the offset the consumer was sent to */
    StreamStart(long expected) {
        this.expected = expected;
    }

    /**
     * Checks the first record that arrives; those after it are of no interest.
     *
     * @throws ConnectException when it stands before the offset that the consumer was sent to
     */
    void check(SinkRecord record) {
        if (started) {
            return;
        }
        started = true;
        if (record.kafkaOffset() < expected) {
            throw new ConnectException("Topic " + record.topic() + " ends before offset " + expected
                    + ", up to which it is applied here: it was deleted and made anew, or lost records. Nothing was "
                    + "applied. Compare both sites and make them equal, delete this stream's row in the progress table, "
                    + "then restart the task: it starts at the topic's first record.");
        }
        if (record.kafkaOffset() > expected) {
            LOG.warn(
                    "Topic {} has no records from offset {} to {}. With an exactly-once source these are its markers. "
                            + "Otherwise the topic's retention removed changes that were not applied: compare both sites.",
                    record.topic(),
                    expected,
                    record.kafkaOffset() - 1);
        }
    }
}
