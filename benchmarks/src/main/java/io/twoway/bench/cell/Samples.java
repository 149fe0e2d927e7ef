package io.twoway.bench.cell;

import io.twoway.bench.place.ProcessorTime;
import io.twoway.bench.result.CellResult;
import io.twoway.bench.result.Measure;
import io.twoway.bench.result.Sample;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Numbers of a cell while it is being measured; rounds below 0 warm up and do not count. */
public final class Samples {

    private final Bench bench;
    private final List<Sample> all = new ArrayList<>();
    private final Set<String> remarks = new LinkedHashSet<>();

    public Samples(Bench bench) {
        this.bench = bench;
    }

    public void add(String contender, Measure measure, int round, double value) {
        bench.say(
                "%-16s %s %,10.1f %s",
                contender, round < 0 ? "warm-up" : "round " + (round + 1), value, measure.unit());
        if (round >= 0) {
            all.add(new Sample(contender, measure, round, value));
        }
    }

    /** Adds the processor time of each row. */
    public void add(String contender, int round, ProcessorTime used, long rows) {
        add(contender, Measure.CLIENT, round, used.client().toNanos() / 1e3 / rows);
        add(contender, Measure.SERVER, round, used.destination().toNanos() / 1e3 / rows);
    }

    public void remark(String text) {
        if (remarks.add(text)) {
            bench.say("%s", text);
        }
    }

    public CellResult of(BenchCell cell, String baseline) {
        return new CellResult(cell.name(), cell.title(), baseline, all, List.copyOf(remarks));
    }
}
