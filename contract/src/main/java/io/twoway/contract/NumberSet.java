package io.twoway.contract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A set of transaction numbers as MySQL keeps one: intervals, joined where they meet. It cannot change; a larger set shares
 * what lies below the added numbers, so that adding at the upper end, where nearly all are added, copies nothing.
 */
public final class NumberSet {

    /** No number. */
    public static final NumberSet EMPTY = new NumberSet(0, -1, null);

    private final long first;
    private final long last;
    private final NumberSet below; // null in EMPTY only

    private NumberSet(long first, long last, NumberSet below) {
        this.first = first;
        this.last = last;
        this.below = below;
    }

    /** Returns whether there is no number in it. */
    public boolean isEmpty() {
        return below == null;
    }

    /** Returns whether a number is in it. */
    public boolean contains(long number) {
        return containsAll(number, number);
    }

    /** Returns whether all numbers from one to another are in it. */
    public boolean containsAll(long from, long to) {
        NumberSet run = this;
        while (!run.isEmpty() && run.first > from) {
            run = run.below;
        }
        return !run.isEmpty() && to <= run.last;
    }

    /** Returns whether all numbers of another set are in it. */
    public boolean containsAll(NumberSet other) {
        return other.runs().stream().allMatch(run -> containsAll(run.first, run.last));
    }

    /** Returns this set with one more number. */
    public NumberSet with(long number) {
        return with(number, number);
    }

    /**
     * Returns this set with all numbers from one to another.
     *
     * @throws IllegalArgumentException when there are none: numbers begin at 1
     */
    public NumberSet with(long from, long to) {
        if (from < 1 || to < from) {
            throw new IllegalArgumentException(from + "-" + to + " is no interval of transaction numbers");
        }
        Deque<NumberSet> above = new ArrayDeque<>();
        NumberSet rest = this;
        for (; !rest.isEmpty() && rest.first - 1 > to; rest = rest.below) {
            above.push(rest);
        }
        long lower = from;
        long upper = to;
        for (; !rest.isEmpty() && rest.last >= from - 1; rest = rest.below) {
            lower = Math.min(lower, rest.first);
            upper = Math.max(upper, rest.last);
        }
        NumberSet grown = new NumberSet(lower, upper, rest);
        for (NumberSet run : above) {
            grown = new NumberSet(run.first, run.last, grown);
        }
        return grown;
    }

    /** Returns the numbers that are in either set. */
    public NumberSet with(NumberSet other) {
        List<NumberSet> upwards = Stream.concat(runs().stream(), other.runs().stream())
                .sorted(Comparator.comparingLong(run -> run.first))
                .toList();
        NumberSet both = EMPTY;
        for (NumberSet run : upwards) {
            both = both.with(run.first, run.last);
        }
        return both;
    }

    /** Returns how many intervals it has. */
    public int intervals() {
        return runs().size();
    }

    /** Returns the text that MySQL has for it, such as {@code 1-5:7:9-12}; empty text for no number. */
    public String encoded() {
        return runs().stream()
                .map(run -> run.first == run.last ? String.valueOf(run.first) : run.first + "-" + run.last)
                .collect(Collectors.joining(":"));
    }

    /** Returns the intervals from the lowest to the highest. */
    private List<NumberSet> runs() {
        List<NumberSet> runs = new ArrayList<>();
        for (NumberSet run = this; !run.isEmpty(); run = run.below) {
            runs.add(run);
        }
        Collections.reverse(runs);
        return runs;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberSet set && encoded().equals(set.encoded());
    }

    @Override
    public int hashCode() {
        return Objects.hash(first, last);
    }

    @Override
    public String toString() {
        return encoded();
    }
}
