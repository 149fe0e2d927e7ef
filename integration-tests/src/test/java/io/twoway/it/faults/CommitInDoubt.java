package io.twoway.it.faults;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The moment between a sink's commit and its knowing of it. */
final class CommitInDoubt {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private CommitInDoubt() {}

    /**
     * Waits until MySQL has committed a sink's transaction, and keeps the answer from the sink. Where nothing is committed
     * for a while, because something else is broken too, it gives up: the fault then strikes at some other moment.
     */
    static void reach(TcpProxy proxy) {
        await(proxy.holdAnswerToCommit());
    }

    private static void await(Future<Void> answered) {
        try {
            answered.get(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            System.out.println("faults: no commit to strike at");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
