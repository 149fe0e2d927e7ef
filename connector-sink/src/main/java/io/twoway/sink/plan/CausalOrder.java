package io.twoway.sink.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Holds works back at three or more sites until what their writer had seen of the other streams is applied here too. So
 * a change never arrives before the one it builds on, whichever stream that one travels in. Nothing can wait for each
 * other: what a writer had seen was there before it wrote.
 */
public final class CausalOrder {

    private final Set<String> streams;
    private final Function<String, OptionalLong> reader;

    // Mutable state: what is applied only grows
    private final Map<String, Long> applied = new TreeMap<>();

    /**
     * @param streams topics of the other streams that sinks apply at this site; a stream that is not among them is not
     *     waited for
     * @param reader looks up how far one of them is applied here: the offset of its next record
     */
    public CausalOrder(Collection<String> streams, Function<String, OptionalLong> reader) {
        this.streams = new TreeSet<>(streams);
        this.reader = reader;
    }

    /** Returns the works from the first on that may be applied now. */
    public List<Work> ready(Collection<Work> works) {
        return works.stream().takeWhile(work -> lag(work).isEmpty()).toList();
    }

    /** Returns what has to be applied here before this work; empty when nothing has. */
    public Optional<StreamLag> lag(Work work) {
        return lags(work).map(this::lookedUp).filter(StreamLag::isBehind).findFirst();
    }

    /** Returns the same by what was read last, which {@link #ready} has just done. */
    public Optional<StreamLag> knownLag(Work work) {
        return lags(work).filter(StreamLag::isBehind).findFirst();
    }

    private Stream<StreamLag> lags(Work work) {
        Map<String, Long> seen = work.last().seen().byStream();
        return streams.stream()
                .filter(seen::containsKey)
                .map(stream -> new StreamLag(stream, seen.get(stream), appliedOffset(stream)));
    }

    /** Asks only when what was read last is not enough. */
    private StreamLag lookedUp(StreamLag known) {
        if (!known.isBehind()) {
            return known;
        }
        reader.apply(known.stream()).ifPresent(offset -> applied.put(known.stream(), offset));
        return new StreamLag(known.stream(), known.required(), appliedOffset(known.stream()));
    }

    private long appliedOffset(String stream) {
        return applied.getOrDefault(stream, 0L);
    }
}
