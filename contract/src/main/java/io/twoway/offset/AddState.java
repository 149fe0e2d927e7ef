package io.twoway.offset;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The stream's selection, and the progress of the tables that came into it later. It stands in every source offset of
 * the forward direction, as JSON: a start with another selection than the stored one finds what was added.
 *
 * @param lists the settings that select tables, as Debezium has them
 * @param load names the chunks of added tables to the sink, as the server's UUID does its transactions; empty text before the
 *     first
 * @param chunk the number of the last chunk that was sent
 * @param waiting tables whose load has not begun, in their order: nothing of them is sent yet
 * @param current the table that is being loaded
 */
public record AddState(
        Map<String, String> lists, String load, long chunk, List<AddedTable> waiting, TableLoad current) {

    /** Our key in the source offset. */
    public static final String OFFSET_KEY = "twoway_added";

    public AddState {
        lists = Map.copyOf(lists);
        waiting = List.copyOf(waiting);
    }

    /** The state of a stream that sends all of its selection. */
    public static AddState of(Map<String, String> lists) {
        return new AddState(lists, "", 0, List.of(), TableLoad.NONE);
    }

    /** Returns the state at a stored offset; empty when an older version stored it. */
    public static Optional<AddState> in(Map<String, ?> offset) {
        return OffsetJson.in(offset, OFFSET_KEY, AddState.class);
    }

    /** Returns the text for the offset. */
    public String encoded() {
        return OffsetJson.encoded(this);
    }

    /** Returns whether a table is being loaded. */
    @JsonIgnore
    public boolean isLoading() {
        return !current.equals(TableLoad.NONE);
    }

    /** Returns whether a table is being loaded or waits for it. */
    @JsonIgnore
    public boolean isBusy() {
        return isLoading() || !waiting.isEmpty();
    }

    /**
     * Returns the state under another selection.
     *
     * @param name names the chunks, if no table was added before
     * @param added the tables that it has and the former one had not
     * @param selected whether it has a table
     */
    public AddState selecting(
            String name, Map<String, String> selection, Collection<AddedTable> added, Predicate<AddedTable> selected) {
        List<AddedTable> next = new ArrayList<>(waiting);
        added.stream().filter(table -> !next.contains(table)).forEach(next::add);
        next.removeIf(selected.negate());
        return new AddState(
                selection,
                load.isEmpty() && !next.isEmpty() ? name : load,
                chunk,
                next,
                selected.test(current.table()) ? current : TableLoad.NONE);
    }

    /** Returns the state when the load of the first waiting table has begun. */
    public AddState begun(long number, Map<String, Object> start) {
        TableLoad first = new TableLoad(waiting.get(0), start, List.of());
        return new AddState(lists, load, number, withoutFirst(), first);
    }

    /** Returns the state when the first waiting table turned out to be gone. */
    public AddState passedOver() {
        return new AddState(lists, load, chunk, withoutFirst(), current);
    }

    /** Returns the state when one more chunk was sent. */
    public AddState sent(long number, List<String> upper) {
        return new AddState(lists, load, number, waiting, current.upTo(upper));
    }

    /** Returns the state when all chunks of the table were sent. */
    public AddState loaded(long number) {
        return new AddState(lists, load, number, waiting, TableLoad.NONE);
    }

    private List<AddedTable> withoutFirst() {
        return waiting.subList(1, waiting.size());
    }
}
