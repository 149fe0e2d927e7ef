package io.twoway.sink.rows;

import io.twoway.sink.resolve.Answer;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decisions already taken for single records while one transaction is tried: by a person, or by Connect's reporter. */
public final class SettledRecords {

    /** What the journal names in the place of a policy when the record went to Connect's reporter. */
    static final String REPORTED = "errors.tolerance";

    private final Map<Long, Answer> given;
    private final Set<Long> reported;

    // Mutable state
    private final Set<Long> used = new HashSet<>();

    /**
     * @param given answers that were not applied yet, by record offset
     * @param reported offsets of the records that Connect's errant record reporter has
     */
    public SettledRecords(Map<Long, Answer> given, Set<Long> reported) {
        this.given = Map.copyOf(given);
        this.reported = Set.copyOf(reported);
    }

    static SettledRecords none() {
        return new SettledRecords(Map.of(), Set.of());
    }

    /** Uses the answer to a conflict, if there is one. */
    Optional<Answer> useFor(long offset) {
        Optional<Answer> answer = Optional.ofNullable(given.get(offset));
        answer.ifPresent(found -> used.add(offset));
        return answer;
    }

    /** Returns who decided that a record which cannot be applied is passed over; empty when nobody did. */
    Optional<String> whoPassesOver(long offset) {
        if (given.get(offset) == Answer.KEEP) {
            used.add(offset);
            return Optional.of(Answer.KEEP.name());
        }
        return reported.contains(offset) ? Optional.of(REPORTED) : Optional.empty();
    }

    /** Returns the offsets of the answers that decided something. */
    public Set<Long> used() {
        return Set.copyOf(used);
    }
}
