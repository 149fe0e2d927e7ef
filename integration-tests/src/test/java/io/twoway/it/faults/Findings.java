package io.twoway.it.faults;

import java.util.List;
import java.util.stream.Stream;

/**
 * Findings of an audit.
 *
 * @param lost rows that committed transactions wrote and that are missing, at either site
 * @param surplus rows that are there more often than they were written
 * @param different rows that only one site has
 * @param loops records in a stream that its site did not write
 * @param inconsistent journal entries that fit no record, or that are there twice
 * @param conflicts how many conflicts both journals hold
 */
record Findings(
        List<String> lost,
        List<String> surplus,
        List<String> different,
        List<String> loops,
        List<String> inconsistent,
        int conflicts) {

    private static final int EXAMPLES = 5;

    /** Returns the first few of each kind; none when all is well. */
    List<String> examples() {
        return Stream.of(lost, surplus, different, loops, inconsistent)
                .flatMap(kind -> kind.stream().limit(EXAMPLES))
                .toList();
    }
}
