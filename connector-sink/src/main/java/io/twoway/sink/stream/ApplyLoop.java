package io.twoway.sink.stream;

import io.twoway.contract.WaitingNote;
import io.twoway.sink.apply.BatchRunner;
import io.twoway.sink.destination.Destination;
import io.twoway.sink.destination.DestinationException;
import io.twoway.sink.destination.FailureKind;
import io.twoway.sink.plan.Batch;
import io.twoway.sink.plan.BatchPlanner;
import io.twoway.sink.plan.CausalOrder;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.plan.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies what waits in a stream's queue, one batch after the other, each as large as what waits by then: small while the
 * stream keeps up, up to the limits when it is behind. A failure that may pass is waited for here; one that does not ends
 * the loop, and is kept for Connect's thread to throw.
 *
 * <p>Its thread owns the runner and with it the destination, the order between streams, the budget of tries and the doubt about a commit.
 * Connect's thread reads {@link #applied}, {@link #waiting} and {@link #failure}, and nothing else.
 *
 * <p>Invariant: {@code applied} never says more than the progress row does, and says it before the works leave the queue.
 */
final class ApplyLoop {

    private static final Logger LOG = LoggerFactory.getLogger(ApplyLoop.class);

    private final Destination destination;
    private final BatchRunner runner;
    private final BatchPlanner planner;
    private final CausalOrder order;
    private final OrderWait orderWait;
    private final RetryBudget retries;
    private final StreamPace pace;
    private final WorkQueue queue;

    // Mutable state of the thread that applies
    private Optional<Batch> inDoubt = Optional.empty();

    // Written by the thread that applies, read by Connect's
    private volatile Optional<StreamProgress> applied;
    private volatile Optional<WaitingNote> waiting = Optional.empty();
    private volatile Optional<RuntimeException> failure = Optional.empty();

    ApplyLoop(
            Destination destination,
            BatchRunner runner,
            BatchPlanner planner,
            CausalOrder order,
            OrderWait orderWait,
            RetryBudget retries,
            StreamPace pace,
            WorkQueue queue) {
        this.destination = destination;
        this.runner = runner;
        this.planner = planner;
        this.order = order;
        this.orderWait = orderWait;
        this.retries = retries;
        this.pace = pace;
        this.queue = queue;
        this.applied = runner.progress();
    }

    /** Returns how far the stream is applied. */
    Optional<StreamProgress> applied() {
        return applied;
    }

    /** Returns why nothing is applied now; empty while the destination takes changes. */
    Optional<WaitingNote> waiting() {
        return waiting;
    }

    /** Returns since when the next work waits for another stream; empty when it does not. */
    Optional<Instant> orderWaitingSince() {
        return orderWait.since();
    }

    /** Returns what ended the loop for good. */
    Optional<RuntimeException> failure() {
        return failure;
    }

    /** Applies until nothing waits, or the queue is stopped. */
    void run() {
        try {
            while (queue.goesOn(waiting.isPresent())) {
                applyNext();
            }
        } catch (RuntimeException e) {
            fail(e);
        } catch (Error e) {
            fail(new ConnectException("Applying the stream ended: " + e, e));
            throw e;
        }
    }

    /** A queue that is stopped has nobody any more to whom a failure matters: the next task meets it again. */
    private void fail(RuntimeException e) {
        if (queue.isStopped()) {
            LOG.info("Applying ended when the stream was left: {}", e.getMessage());
        } else {
            failure = Optional.of(e);
        }
    }

    private void applyNext() {
        try {
            resolveDoubt();
            List<Work> works = queue.waiting();
            List<Work> ready = order.ready(works);
            List<Work> next = pace.next(ready);
            if (!next.isEmpty()) {
                apply(planner.first(next));
            }
            retries.succeeded();
            waiting = Optional.empty();
            lookAtOrder(ready.isEmpty() ? works.stream().findFirst() : Optional.empty());
            if (next.isEmpty() && !ready.isEmpty()) {
                queue.rest(pace.rest());
            }
        } catch (DestinationException e) {
            waitAfter(e);
        }
    }

    private void lookAtOrder(Optional<Work> held) {
        orderWait.look(held.flatMap(order::knownLag));
        if (held.isPresent()) {
            queue.rest(OrderWait.NEXT_LOOK);
        }
    }

    private void apply(Batch batch) {
        Optional<StreamProgress> before = runner.progress();
        try {
            runner.run(batch);
        } catch (DestinationException e) {
            if (!runner.progress().equals(before)) {
                retries.succeeded(); // a part of it passed: what fails now is another transaction, with all of its time
            }
            if (e.failure() == FailureKind.CONNECTION_LOST) {
                destination.disconnect();
                inDoubt = Optional.of(batch);
            }
            throw e;
        } finally {
            tellApplied();
        }
    }

    /** A connection that broke while committing leaves open whether the commit happened; the progress row knows. */
    private void resolveDoubt() {
        if (inDoubt.isPresent()) {
            runner.reconcile(inDoubt.get());
            inDoubt = Optional.empty();
            tellApplied();
        }
    }

    private void tellApplied() {
        applied = runner.progress();
        applied.map(StreamProgress::nextOffset).map(queue::removeBefore).ifPresent(pace::passed);
    }

    private void waitAfter(DestinationException e) {
        if (queue.isStopped()) {
            LOG.info("What was being applied is left to the next task: {}", e.getMessage());
            return;
        }
        Duration wait = retries.waitAfter(e);
        waiting = Optional.of(retries.note(e, wait));
        queue.rest(wait);
    }
}
