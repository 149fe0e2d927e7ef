package io.twoway.sink.stream;

import java.time.Duration;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkTaskContext;

/**
 * Lets Connect read a stream as far ahead as there is room, and makes it call the task again soon while works wait: for what
 * they leave room for, or how they failed.
 */
public final class ReadAhead {

    /** A fraction of the time in which a full queue is applied. */
    private static final Duration NEXT_LOOK = Duration.ofMillis(20);

    private static final Duration NEXT_LOOK_WHEN_WAITING = Duration.ofMillis(200);

    private final SinkTaskContext context;
    private final TopicPartition partition;

    // Mutable state
    private boolean paused;

    public ReadAhead(SinkTaskContext context, TopicPartition partition) {
        this.context = context;
        this.partition = partition;
    }

    /** Looks how far the stream is. */
    public void look(StreamApplier stream) {
        if (!paused && stream.isFull()) {
            paused = true;
            context.pause(partition);
        } else if (paused && stream.hasRoom()) {
            paused = false;
            context.resume(partition);
        }
        if (!stream.isDone()) {
            Duration next = stream.waiting().isPresent() ? NEXT_LOOK_WHEN_WAITING : NEXT_LOOK;
            context.timeout(next.toMillis());
        }
    }
}
