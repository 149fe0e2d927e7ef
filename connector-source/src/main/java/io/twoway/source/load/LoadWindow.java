package io.twoway.source.load;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.Stamp;
import io.twoway.event.CapturedEvent;
import io.twoway.event.RowEvent;
import io.twoway.source.load.LoadState.Standing;
import io.twoway.source.offset.StatementPlace;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.header.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines the stream up with a full load that took several tries. Changes that a table's rows were read with are dropped; those
 * of the table in which a try was interrupted are marked, so that the sink takes them for what they are: repeats.
 */
public final class LoadWindow {

    private static final Logger LOG = LoggerFactory.getLogger(LoadWindow.class);

    private final BookkeepingDatabase bookkeeping;

    // Mutable state
    private final AtomicLong dropped = new AtomicLong();
    private LoadCourse course = LoadCourse.fromTheBeginning();
    private Optional<LoadState> state = Optional.empty();
    private String encoded = "";
    private String read = "";

    public LoadWindow(BookkeepingDatabase bookkeeping) {
        this.bookkeeping = bookkeeping;
    }

    /** Takes up a stored offset. */
    public void resumeAt(Map<String, Object> stored) {
        course = LoadCourse.after(stored);
        remember(LoadState.of(stored));
    }

    /** Returns the course of the load that follows, if one does. */
    public LoadCourse course() {
        return course;
    }

    /** Takes note of the offset of the event that comes next. */
    public void reach(Map<String, ?> offset) {
        read = Objects.toString(offset.get("gtids"), "");
    }

    /** Returns whether the event is none that its table was loaded with. */
    public boolean passes(CapturedEvent event) {
        if (!(event instanceof RowEvent row) || bookkeeping.name().equals(row.database())) {
            return true;
        }
        if (row.operation().equals("r")) {
            course.state().ifPresent(loading -> remember(Optional.of(loading.at(tableOf(row)))));
            return true;
        }
        if (standing(row) == Standing.LOADED) {
            dropped.incrementAndGet();
            return false;
        }
        return true;
    }

    long dropped() {
        return dropped.get();
    }

    /** Marks a change that the peer may have already. */
    public void mark(CapturedEvent event, Headers headers) {
        if (event instanceof RowEvent row && row.transaction().isPresent() && standing(row) == Standing.CATCH_UP) {
            headers.addString(Stamp.CATCH_UP_HEADER, "true");
        }
    }

    /** Returns the offset with the load's state in it, as long as it matters. */
    public Map<String, Object> addedTo(Map<String, ?> offset) {
        Map<String, Object> added = new HashMap<>(offset);
        if (state.isPresent()) {
            added.put(LoadState.OFFSET_KEY, encoded);
        }
        return added;
    }

    private Standing standing(RowEvent row) {
        if (state.isEmpty() || row.operation().equals("r")) {
            return Standing.LIVE;
        }
        String transaction = row.transaction()
                .orElseGet(() -> StatementPlace.of(row.envelope().getStruct("source")));
        if (state.get().isPassedBy(transaction, read)) {
            LOG.info("The stream has passed the full load; {} changes were in its rows already.", dropped.get());
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
