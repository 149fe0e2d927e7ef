package io.twoway.source.load;

import io.twoway.source.load.LoadReach.Part;
import io.twoway.source.offset.BinlogPoint;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
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

    // Mutable state; written by the threads that read tables, asked by the task's
    private final Set<String> empty = ConcurrentHashMap.newKeySet();
    private final NavigableSet<String> begun = new ConcurrentSkipListSet<>();
    private volatile boolean together;

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
     * @param tablesAtOnce how many tables may be read at the same time
     * @throws ConnectException when going on could leave the sites different
     */
    public void begin(LoadPlan plan, int tablesAtOnce) {
        interrupted.ifPresent(before -> requireContinuable(before, plan));
        together = tablesAtOnce > 1;
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
        before.reach().open().stream()
                .filter(plan.keyless()::contains)
                .findFirst()
                .ifPresent(table -> {
                    throw new ConnectException("The full load was interrupted in table '" + table
                            + "', which has no key: nobody can tell which of its rows the peer has." + START_ANEW);
                });
    }

    private static final String START_ANEW =
            " Nothing was sent. Start anew: stop this connector and the sink of its topic"
                    + " (PUT .../stop), empty the synchronized tables at the peer (in sessions with SET SESSION sql_log_bin = 0),"
                    + " delete this connector's offsets (DELETE /connectors/<name>/offsets), set offset.recovery to false in its"
                    + " configuration (PUT .../config), and resume both. Take the key out again when the load has begun.";

    /** Returns whether an earlier try has read a table whole, so that this one passes it over. */
    public boolean isRead(String table) {
        return interrupted
                .filter(before -> before.reach().of(table) == Part.READ)
                .isPresent();
    }

    /** Takes note that a table is going to be read; in the order of their names. */
    public void reads(String table) {
        begun.add(table);
    }

    /** Takes note that a table has no rows; by whichever thread finds it so. */
    public void foundEmpty(String table) {
        empty.add(table);
    }

    /** Returns the reach when a row of a table comes, of which this try had read no other. */
    LoadReach entered(LoadReach before, String table) {
        return before.read(emptyOnes(before)).entered(table, together ? passed(before, table) : Set.of());
    }

    private List<String> emptyOnes(LoadReach before) {
        return before.apart().keySet().stream().filter(empty::contains).toList();
    }

    /** Returns the tables that another thread may be about to read. */
    private List<String> passed(LoadReach before, String table) {
        if (table.compareTo(before.table()) <= 0) {
            return List.of();
        }
        return begun.subSet(before.table(), false, table, false).stream()
                .filter(name -> !empty.contains(name))
                .toList();
    }

    /** Returns whether rows of other tables may follow before a table's end. */
    boolean isTogether() {
        return together;
    }

    /** Returns the state for the offset; empty before {@link #begin}. */
    public Optional<LoadState> state() {
        return state;
    }
}
