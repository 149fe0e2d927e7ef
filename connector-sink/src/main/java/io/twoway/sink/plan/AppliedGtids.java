package io.twoway.sink.plan;

import io.twoway.contract.GtidPosition;
import io.twoway.contract.GtidSet;
import io.twoway.contract.NumberSet;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The applied transactions of an origin with GTIDs.
 *
 * @param whole those of which everything is applied
 * @param begun how far those are applied of which only a part is known to be, by GTID: transactions that were cut, and
 *     statements, which have no end in the stream
 * @param inherited the highest position by source id, from a progress row of a version that kept nothing else. Everything
 *     below it counts as applied until the source says what it had read when it had read that one
 */
public record AppliedGtids(
        GtidSet whole, SortedMap<String, GtidPosition> begun, SortedMap<String, GtidPosition> inherited) {

    /** Nothing is applied. */
    static final AppliedGtids NONE =
            new AppliedGtids(GtidSet.EMPTY, Collections.emptySortedMap(), Collections.emptySortedMap());

    public AppliedGtids {
        begun = Collections.unmodifiableSortedMap(new TreeMap<>(begun));
        inherited = Collections.unmodifiableSortedMap(new TreeMap<>(inherited));
    }

    boolean covers(GtidPosition position) {
        return whole.contains(position.sourceId(), position.transaction())
                || isReached(begun.get(position.gtid()), position)
                || isReached(inherited.get(position.sourceId()), position);
    }

    private static boolean isReached(GtidPosition last, GtidPosition position) {
        return last != null
                && (position.transaction() < last.transaction()
                        || (position.transaction() == last.transaction() && position.order() <= last.order()));
    }

    AppliedGtids with(GtidPosition position) {
        if (position.isEnd()) {
            return with(whole.with(position.sourceId(), position.transaction()));
        }
        SortedMap<String, GtidPosition> next = new TreeMap<>(begun);
        next.put(position.gtid(), position);
        return new AppliedGtids(whole, next, inherited);
    }

    AppliedGtids withAllThrough(GtidPosition position) {
        NumberSet all = whole.of(position.sourceId()).with(1, position.transaction());
        SortedMap<String, GtidPosition> kept = new TreeMap<>(inherited);
        kept.computeIfPresent(position.sourceId(), (source, former) -> isReached(position, former) ? null : former);
        return new AppliedGtids(whole, begun, kept).with(whole.with(position.sourceId(), all));
    }

    AppliedGtids withInherited(GtidPosition position) {
        SortedMap<String, GtidPosition> next = new TreeMap<>(inherited);
        next.put(position.sourceId(), position);
        return new AppliedGtids(whole, begun, next);
    }

    /** Sources of which nothing was applied need no entry: nothing of them can come a second time. */
    AppliedGtids settledBy(GtidSet read) {
        Set<String> sources = new TreeSet<>(whole.numbers().keySet());
        begun.values().forEach(position -> sources.add(position.sourceId()));
        sources.addAll(inherited.keySet());
        GtidSet known = read.from(sources);
        SortedMap<String, GtidPosition> kept = new TreeMap<>(inherited);
        kept.values().removeIf(last -> known.contains(last.sourceId(), last.transaction()));
        return new AppliedGtids(whole, begun, kept).with(whole.with(known));
    }

    private AppliedGtids with(GtidSet grown) {
        SortedMap<String, GtidPosition> open = begun;
        if (begun.values().stream().anyMatch(position -> isIn(grown, position))) {
            open = new TreeMap<>(begun);
            open.values().removeIf(position -> isIn(grown, position));
        }
        return new AppliedGtids(grown, open, inherited);
    }

    private static boolean isIn(GtidSet set, GtidPosition position) {
        return set.contains(position.sourceId(), position.transaction());
    }
}
