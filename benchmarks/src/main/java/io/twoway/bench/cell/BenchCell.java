package io.twoway.bench.cell;

import io.twoway.bench.result.CellResult;

/** A line of the table of results: something that is measured. */
public interface BenchCell {

    /** Returns the name on the command line. */
    String name();

    /** Returns what is measured, for a reader. */
    String title();

    /** Measures it. */
    CellResult measure(Bench bench);
}
