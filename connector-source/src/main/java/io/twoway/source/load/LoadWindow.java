package io.twoway.source.load;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.Stamp;
import io.twoway.event.RowEvent;
import io.twoway.source.load.LoadState.Standing;
import io.twoway.source.offset.BinlogPoint;
import io.twoway.source.offset.StatementPlace;
import io.twoway.source.stage.PassingEvent;
import io.twoway.source.stage.Stage;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines the stream up with a full load that took several tries. Changes that a table's rows were read with are dropped; those
 * of the table in which a try was interrupted are marked, so that the sink takes them for what they are: repeats.
 */
public final class LoadWindow implements Stage {

    private static final Logger LOG = LoggerFactory.getLogger(LoadWindow.class);

    private final BookkeepingDatabase bookkeeping;

    // Mutable state
    private long dropped;
    private LoadCourse course = LoadCourse.fromTheBeginning();
    private Optional<LoadState> state = Optional.empty();
    private String encoded = "";
    private final Set<String> open = new HashSet<>(); // of this try
    private boolean loading;

    public LoadWindow(BookkeepingDatabase bookkeeping) {
        this.bookkeeping = bookkeeping;
    }

    @Override
    public void resumeAt(Map<String, Object> stored) {
        course = LoadCourse.after(stored);
        open.clear();
        loading = false;
        remember(LoadState.of(stored));
    }

    /** Returns the course of the load that follows, if one does. */
    public LoadCourse course() {
        return course;
    }

    @Override
    public void take(PassingEvent passing) {
        if (passing.event() instanceof RowEvent row) {
            take(row, passing);
        }
    }

    private void take(RowEvent row, PassingEvent passing) {
        boolean isOurs = bookkeeping.name().equals(row.database());
        if (row.operation().equals("r")) {
            course.state().filter(any -> !isOurs).ifPresent(begun -> load(row, begun, passing));
            return;
        }
        Standing standing = standing(row, passing.polled().sourceOffset());
        if (standing == Standing.LOADED && !isOurs) {
            dropped++;
            passing.keep();
        } else if (standing == Standing.CATCH_UP && row.transaction().isPresent()) {
            passing.headers().addString(Stamp.CATCH_UP_HEADER, "true");
        }
    }

    /**
     * A kill may leave no more of a poll in the topic than a table's first row, behind which none of what was sent is to be sent again, or
     * its last one, or the last row of all.
     */
    private void load(RowEvent row, LoadState begun, PassingEvent passing) {
        String table = tableOf(row);
        LoadMark mark = LoadMark.of(row);
        if (open.contains(table) && !mark.endsTable()) {
            return;
        }
        LoadState before = loading ? state.orElse(begun) : begun;
        LoadReach reach = before.reach();
        if (!open.contains(table)) {
            reach = course.entered(course.isTogether() ? reach : endOpen(reach), table);
            open.add(table);
        }
        if (mark == LoadMark.LAST_OF_TABLE) {
            open.remove(table);
            reach = reach.read(Set.of(table));
        } else if (mark == LoadMark.LAST) {
            reach = new LoadReach(reach.table(), Map.of()); // what versions know that read one table at a time
        }
        remember(Optional.of(before.at(reach)));
        loading = true;
        passing.markPlace();
    }

    private LoadReach endOpen(LoadReach reach) {
        LoadReach ended = reach.read(open);
        open.clear();
        return ended;
    }

    @Override
    public void note(Map<String, Object> offset) {
        if (state.isPresent()) {
            offset.put(LoadState.OFFSET_KEY, encoded);
        }
    }

    private Standing standing(RowEvent row, Map<String, ?> offset) {
        if (state.isEmpty()) {
            return Standing.LIVE;
        }
        String transaction = row.transaction()
                .orElseGet(() -> StatementPlace.of(row.envelope().getStruct("source")));
        if (state.get().isPassedBy(transaction, BinlogPoint.gtidsIn(offset))) {
            LOG.info("The stream has passed the full load; {} changes were in its rows already.", dropped);
            remember(Optional.empty());
            return Standing.LIVE;
        }
        return state.get().standing(tableOf(row), transaction);
    }

    private static String tableOf(RowEvent row) {
        return row.database() + "." + row.table();
    }

    private void remember(Optional<LoadState> next) {
        if (!next.equals(state)) {
            state = next;
            encoded = next.map(LoadState::encoded).orElse("");
        }
    }
}
