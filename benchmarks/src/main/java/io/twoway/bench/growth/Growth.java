package io.twoway.bench.growth;

import io.twoway.bench.contender.Course;
import io.twoway.bench.workload.Transaction;
import io.twoway.bench.workload.Workload;
import java.util.List;
import java.util.stream.Stream;

/** Something that is small, larger and large in turn, while as many rows are changed. */
public interface Growth {

    /** Returns its sizes, the hardest first: the others are compared with it. */
    List<Long> sizes();

    /** Returns a size in words, as {@code 10 tables}. */
    String label(long size);

    /** Makes what connectors take over, beside the table of the course. */
    default void setUp(Course course) {}

    /** Makes what does not go through connectors, once they follow. */
    default void fill(Course course) {}

    /**
     * Returns the changes of a round.
     *
     * @param rows how many rows are changed, of what kind
     * @param turn counts the sizes of all rounds, so that each has rows of its own
     */
    Stream<Transaction> changes(Workload rows, long size, long turn);

    /** Returns queries that give the same at both servers in the end. */
    Stream<String> checks(Course course);
}
