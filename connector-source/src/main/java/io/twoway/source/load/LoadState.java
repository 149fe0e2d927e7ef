package io.twoway.source.load;

import io.twoway.offset.OffsetJson;
import io.twoway.source.offset.BinlogPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * State of a full load: how far it came, in which tries. It stands in the source offset, as JSON, until the stream has passed
 * the snapshot of the last try.
 *
 * <p>Tables are read in the order of their names. The stream starts at the snapshot of the first try; a table that a later
 * try read is ahead of it for a while.
 *
 * @param structure a digest of all selected tables' columns
 * @param attempts the tries, the first one first
 * @param table the table that is being read; empty text before the first
 */
public record LoadState(String structure, List<LoadAttempt> attempts, String table) {

    /** Our key in the source offset. */
    public static final String OFFSET_KEY = "twoway_load";

    public LoadState {
        attempts = List.copyOf(attempts);
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

    /** Returns the state when {@code next} is being read. */
    public LoadState at(String next) {
        return next.equals(table) ? this : new LoadState(structure, attempts, next);
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
        return more > 0 || (more == 0 && table.compareTo(before.table) > 0);
    }

    /** Returns the state of one more try, which goes on with the table where the last one ended. */
    LoadState triedAgain(BinlogPoint snapshot) {
        List<LoadAttempt> more = new ArrayList<>(attempts);
        more.add(new LoadAttempt(snapshot, table));
        return new LoadState(structure, more, table);
    }

    /** Returns what a change of a transaction means for a table. */
    public Standing standing(String changed, String transaction) {
        int last = attempts.size() - 1;
        while (last > 0 && attempts.get(last).firstTable().compareTo(changed) > 0) {
            last--;
        }
        LoadAttempt read = attempts.get(last);
        if (last == 0 || !read.snapshot().covers(transaction)) {
            return Standing.LIVE;
        }
        return read.firstTable().equals(changed) ? Standing.CATCH_UP : Standing.LOADED;
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
