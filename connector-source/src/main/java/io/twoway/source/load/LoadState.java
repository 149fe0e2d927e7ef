package io.twoway.source.load;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.twoway.offset.OffsetJson;
import io.twoway.source.load.LoadReach.Part;
import io.twoway.source.offset.BinlogPoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * State of a full load: how far it came, in which tries. It stands in the source offset, as JSON, until the stream has passed
 * the snapshot of the last try.
 *
 * <p>Tables are begun in the order of their names. The stream starts at the snapshot of the first try; a table that a later
 * try read is ahead of it for a while.
 *
 * @param structure a digest of all selected tables' columns
 * @param attempts the tries, the first one first
 * @param table the table that is being read, the last one by name if there are several; empty text before the first
 * @param apart what {@link LoadReach#apart} is; versions that read one table at a time do not know it
 */
public record LoadState(
        String structure,
        List<LoadAttempt> attempts,
        String table,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Part> apart) {

    /** Our key in the source offset. */
    public static final String OFFSET_KEY = "twoway_load";

    public LoadState {
        attempts = List.copyOf(attempts);
        apart = Collections.unmodifiableSortedMap(new TreeMap<>(Objects.requireNonNullElse(apart, Map.of())));
    }

    /** A state in which one table is open, and those before it are read. */
    public LoadState(String structure, List<LoadAttempt> attempts, String table) {
        this(structure, attempts, table, Map.of());
    }

    /** Meaning of a change for a table, by when the table was loaded. */
    public enum Standing {
        /** The table does not have it yet. */
        LIVE,
        /** The table's rows were read after it: they have it. */
        LOADED,
        /**
         * Some of the table's rows were read before it, some after: it may be there, and if it is, later ones are too and come
         * again.
         */
        CATCH_UP
    }

    /** Returns the state at a stored offset; empty when no load is in it. */
    public static Optional<LoadState> of(Map<String, ?> offset) {
        return OffsetJson.in(offset, OFFSET_KEY, LoadState.class);
    }

    /** Returns the text for the offset. */
    public String encoded() {
        return OffsetJson.encoded(this);
    }

    /** Returns what has been read. */
    LoadReach reach() {
        return new LoadReach(table, apart);
    }

    /** Returns the state of the same try when that has been read. */
    LoadState at(LoadReach reach) {
        return new LoadState(structure, attempts, reach.table(), reach.apart());
    }

    /** Returns whether the first try saw nothing less than what lies before a place. */
    boolean beganAtOrBehind(BinlogPoint place) {
        return attempts.get(0).snapshot().reaches(place);
    }

    /** Returns whether both are states of one load: it has one first try. */
    boolean isSameLoad(LoadState other) {
        return attempts.get(0).equals(other.attempts.get(0));
    }

    /** Returns whether this is a later state of the same load. */
    boolean isBehind(LoadState before) {
        int more = attempts.size() - before.attempts.size();
        return more > 0 || (more == 0 && reach().isBehind(before.reach()));
    }

    /** Returns the state of one more try, which reads what the last one did not read whole. */
    LoadState triedAgain(BinlogPoint snapshot) {
        List<LoadAttempt> more = new ArrayList<>(attempts);
        more.add(new LoadAttempt(snapshot, table, apart));
        return new LoadState(structure, more, table, apart);
    }

    /** Returns what a change of a transaction means for a table. */
    public Standing standing(String changed, String transaction) {
        int last = attempts.size() - 1;
        while (last > 0 && attempts.get(last).before(changed) == Part.READ) {
            last--;
        }
        LoadAttempt read = attempts.get(last);
        if (last == 0 || !read.snapshot().covers(transaction)) {
            return Standing.LIVE;
        }
        return read.before(changed) == Part.OPEN ? Standing.CATCH_UP : Standing.LOADED;
    }

    /**
     * Returns whether the stream has passed all that was loaded when it comes to a transaction.
     *
     * @param read the GTIDs that were read before it; empty text without GTIDs
     */
    public boolean isPassedBy(String transaction, String read) {
        BinlogPoint last = attempts.get(attempts.size() - 1).snapshot();
        return !last.covers(transaction) && last.isReadIn(read);
    }
}
