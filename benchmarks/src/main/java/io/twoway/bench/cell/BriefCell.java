package io.twoway.bench.cell;

import io.twoway.bench.result.CellResult;

/** Another cell in fewer rounds, so that a run of all cells ends within the hour. */
public record BriefCell(BenchCell cell) implements BenchCell {

    @Override
    public String name() {
        return cell.name();
    }

    @Override
    public String title() {
        return cell.title();
    }

    @Override
    public CellResult measure(Bench bench) {
        return cell.measure(bench.with(bench.effort().brief()));
    }
}
