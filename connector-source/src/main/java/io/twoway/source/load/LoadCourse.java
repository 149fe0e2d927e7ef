package io.twoway.source.load;

import io.twoway.source.offset.BinlogPoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * The course of a full load: from the beginning, or on from where an earlier try was interrupted. Tables that were read
 * whole are not read again, and the stream begins where it would have begun after the first try, so that no change between
 * the tries is missing.
 *
 * <p>The snapshot's thread goes through {@link #streamFrom}, {@link #begin} and {@link #isRead}, in this order; the task's
 * thread sees the outcome in {@link #state}.
 */
public final class LoadCourse {

    private final Optional<LoadState> interrupted;
    private final Optional<BinlogPoint> streamStart;

    // Mutable state; written by the snapshot's thread
    private BinlogPoint snapshot = new BinlogPoint("", 0, "");
    private volatile Optional<LoadState> state = Optional.empty();

    private LoadCourse(Optional<LoadState> interrupted, Optional<BinlogPoint> streamStart) {
        this.interrupted = interrupted;
        this.streamStart = streamStart;
    }

    /** A load from the beginning. */
    public static LoadCourse fromTheBeginning() {
        return new LoadCourse(Optional.empty(), Optional.empty());
    }

    /** Returns whether an offset is inside of a load. */
    public static boolean isInside(Map<String, ?> offset) {
        return offset.containsKey("snapshot");
    }

    /** Returns whether the load that an offset is inside of had come further at another offset, or was over there. */
    public static boolean isFurther(Map<String, ?> other, Map<String, ?> inside) {
        Optional<LoadState> here = LoadState.of(inside);
        return LoadState.of(other)
                .filter(there -> here.map(
                                before -> there.isSameLoad(before) && (!isInside(other) || there.isBehind(before)))
                        // no row was sent there: also a load that began anew since goes on from it
                        .orElseGet(() -> there.beganAtOrBehind(BinlogPoint.of(inside))))
                .isPresent();
    }

    /** The load that follows on a stored offset: it goes on if that is inside one. */
    public static LoadCourse after(Map<String, ?> offset) {
        if (!isInside(offset)) {
            return fromTheBeginning();
        }
        Optional<LoadState> state = LoadState.of(offset);
        return new LoadCourse(state, state.map(any -> BinlogPoint.of(offset)));
    }

    /** Takes the place of the server that the snapshot sees, and returns the one at which the stream has to begin. */
    public BinlogPoint streamFrom(BinlogPoint now) {
        snapshot = now;
        return streamStart.orElse(now);
    }

    /**
     * The structure was read, and rows come next.
     *
     * @throws ConnectException when going on could leave the sites different
     */
    public void begin(LoadPlan plan) {
        interrupted.ifPresent(before -> requireContinuable(before, plan));
        state = Optional.of(interrupted
                .map(before -> before.triedAgain(snapshot))
                .orElseGet(() -> new LoadState(plan.structure(), List.of(new LoadAttempt(snapshot, "")), "")));
    }

    private static void requireContinuable(LoadState before, LoadPlan plan) {
        if (!before.structure().equals(plan.structure())) {
            throw new ConnectException("The full load was interrupted in table '" + before.table()
                    + "', and since then the columns of the selected tables, or the selection, changed: the changes in"
                    + " between can no longer be read with certainty." + START_ANEW);
        }
        if (plan.keyless().contains(before.table())) {
            throw new ConnectException("The full load was interrupted in table '" + before.table()
                    + "', which has no key: nobody can tell which of its rows the peer has." + START_ANEW);
        }
    }

    private static final String START_ANEW =
            " Nothing was sent. Start anew: stop this connector and the sink of its topic"
                    + " (PUT .../stop), empty the synchronized tables at the peer (in sessions with SET SESSION sql_log_bin = 0),"
                    + " delete this connector's offsets (DELETE /connectors/<name>/offsets), set offset.recovery to false in its"
                    + " configuration (PUT .../config), and resume both. Take the key out again when the load has begun.";

    /** Returns whether an earlier try has read a table whole, so that this one passes it over. */
    public boolean isRead(String table) {
        return interrupted.filter(before -> table.compareTo(before.table()) < 0).isPresent();
    }

    /** Returns the state for the offset; empty before {@link #begin}. */
    public Optional<LoadState> state() {
        return state;
    }
}
