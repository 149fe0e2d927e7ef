package io.twoway.sink.stream;

import io.twoway.contract.SendMark;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Counts the records of one run of the source, to tell an offset that never had a record from one whose record was lost on the
 * way. An exactly-once source leaves such an offset behind each poll, and never inside of one; others leave none; and each
 * poll says how many records came before. A record without a mark, or of another run, begins anew.
 */
final class SentRecords {

    // Mutable state, of the run that sent the last record
    private Optional<SendMark> last = Optional.empty();
    private OptionalLong received = OptionalLong.empty();
    private OptionalLong unexplained = OptionalLong.empty();
    private boolean leavesNoOffsets;

    /**
     * Returns the offset of a record that was sent and did not come, when there is one; it may be a later one too.
     *
     * @param expected the offset behind the last record
     * @param found that of the record that comes, at most one further
     */
    OptionalLong missing(long expected, long found, Optional<SendMark> mark) {
        if (!isOfSameRun(mark)) {
            return OptionalLong.empty();
        }
        OptionalLong gap = gap(expected, found);
        if (gap.isPresent() && (leavesNoOffsets || mark.equals(last))) {
            return gap;
        }
        boolean fewer = received.isPresent()
                && received.getAsLong() < mark.orElseThrow().before();
        // without an offset that has no record nothing can be missing, whatever the numbers say
        return fewer && unexplained.isPresent() ? unexplained : fewer ? gap : OptionalLong.empty();
    }

    /** Takes note of a record that came. */
    void take(long expected, long found, Optional<SendMark> mark) {
        if (!isOfSameRun(mark)) {
            received = OptionalLong.empty();
            unexplained = OptionalLong.empty();
            leavesNoOffsets = false;
        } else if (!mark.equals(last)) {
            OptionalLong gap = gap(expected, found);
            received = OptionalLong.of(mark.orElseThrow().before() + 1);
            unexplained = gap;
            leavesNoOffsets |= gap.isEmpty();
        } else if (received.isPresent()) {
            received = OptionalLong.of(received.getAsLong() + 1);
        }
        last = mark;
    }

    /** Returns whether the run that sent the last record sent this one too. */
    boolean isOfSameRun(Optional<SendMark> mark) {
        return last.flatMap(before -> mark.filter(before::isOfRunOf)).isPresent();
    }

    private static OptionalLong gap(long expected, long found) {
        return found > expected ? OptionalLong.of(expected) : OptionalLong.empty();
    }
}
