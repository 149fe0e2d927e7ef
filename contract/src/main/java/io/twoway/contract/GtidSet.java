package io.twoway.contract;

import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A set of GTIDs. Tagged ones have a source id of their own, the UUID with the tag behind it.
 *
 * @param numbers the transactions' numbers by source id; without empty ones
 */
public record GtidSet(SortedMap<String, NumberSet> numbers) {

    /** No GTID. */
    public static final GtidSet EMPTY = new GtidSet(Collections.emptySortedMap());

    private static final String SEPARATOR = ":";
    private static final Pattern INTERVAL = Pattern.compile("(\\d+)(?:-(\\d+))?");

    public GtidSet {
        numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
    }

    /** Returns whether it has no GTID. */
    public boolean isEmpty() {
        return numbers.isEmpty();
    }

    /** Returns whether a transaction is in it. */
    public boolean contains(String sourceId, long transaction) {
        return of(sourceId).contains(transaction);
    }

    /** Returns whether all transactions of another set are in it. */
    public boolean containsAll(GtidSet other) {
        return other.numbers.entrySet().stream()
                .allMatch(source -> of(source.getKey()).containsAll(source.getValue()));
    }

    /** Returns the numbers of one source. */
    public NumberSet of(String sourceId) {
        return numbers.getOrDefault(sourceId, NumberSet.EMPTY);
    }

    /** Returns this set with one more transaction. */
    public GtidSet with(String sourceId, long transaction) {
        return with(sourceId, of(sourceId).with(transaction));
    }

    /** Returns this set with other numbers of one source. */
    public GtidSet with(String sourceId, NumberSet all) {
        SortedMap<String, NumberSet> next = new TreeMap<>(numbers);
        next.put(sourceId, all);
        return new GtidSet(next);
    }

    /** Returns the transactions that are in either set. */
    public GtidSet with(GtidSet other) {
        GtidSet both = this;
        for (Map.Entry<String, NumberSet> source : other.numbers.entrySet()) {
            both = both.with(source.getKey(), both.of(source.getKey()).with(source.getValue()));
        }
        return both;
    }

    /** Returns those of its transactions that are from some sources. */
    public GtidSet from(Collection<String> sourceIds) {
        SortedMap<String, NumberSet> kept = new TreeMap<>(numbers);
        kept.keySet().retainAll(sourceIds);
        return new GtidSet(kept);
    }

    /** Returns a text that MySQL takes for this set: {@code source-id:intervals}, joined by commas, as sorted texts. */
    public String encoded() {
        return numbers.entrySet().stream()
                .map(source -> source.getKey() + SEPARATOR + source.getValue().encoded())
                .collect(Collectors.joining(","));
    }

    /**
     * Reads what {@link #encoded()} or MySQL wrote, which puts the tags of one UUID behind each other.
     *
     * @throws IllegalArgumentException when the text is not of that form
     */
    public static GtidSet parse(String text) {
        GtidSet set = EMPTY;
        for (String server : text.split(",", -1)) {
            String trimmed = server.strip();
            set = trimmed.isEmpty() ? set : set.withServer(trimmed.toLowerCase(Locale.ROOT));
        }
        return set;
    }

    private GtidSet withServer(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        String source = parts[0];
        GtidSet set = this;
        for (int i = 1; i < parts.length; i++) {
            Matcher interval = INTERVAL.matcher(parts[i].strip());
            if (interval.matches()) {
                set = set.with(source, set.of(source).with(first(interval), last(interval)));
            } else {
                source = parts[0] + SEPARATOR + parts[i].strip();
            }
        }
        if (!set.numbers.containsKey(source)) {
            throw new IllegalArgumentException("'" + text + "' is not a set of GTIDs");
        }
        return set;
    }

    private static long first(Matcher interval) {
        return Long.parseLong(interval.group(1));
    }

    private static long last(Matcher interval) {
        return interval.group(2) == null ? first(interval) : Long.parseLong(interval.group(2));
    }
}
