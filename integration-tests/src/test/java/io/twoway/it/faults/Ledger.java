package io.twoway.it.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Knowledge of the clients about their transactions, kept outside the databases, in the order in which each client wrote. */
final class Ledger {

    /** Answer that the client got to a COMMIT. */
    enum Answer {
        /** It happened. */
        ACKNOWLEDGED,
        /** Nothing, because the connection broke: it happened or it did not. */
        UNKNOWN
    }

    private record Line(Entry entry, Answer answer) {}

    // Mutable state, guarded by this
    private final List<Line> lines = new ArrayList<>();

    synchronized void enter(Entry entry, Answer answer) {
        lines.add(new Line(entry, answer));
    }

    synchronized long count(String site, Answer answer) {
        return lines.stream()
                .filter(line -> line.entry().site().equals(site) && line.answer() == answer)
                .count();
    }

    /**
     * Returns the transactions of a site that must be there.
     *
     * @param atSite the numbers that the site itself has: they decide about those with an unknown end
     */
    synchronized List<Entry> committed(String site, Set<Integer> atSite) {
        return lines.stream()
                .filter(line -> line.entry().site().equals(site))
                .filter(line -> line.answer() == Answer.ACKNOWLEDGED
                        || atSite.contains(line.entry().number()))
                .map(Line::entry)
                .toList();
    }
}
