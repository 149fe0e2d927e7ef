package io.twoway.bench.cell;

import io.twoway.bench.result.CellResult;

/** Another cell, with Avro in the place of JSON for everybody. */
public record AvroCell(BenchCell cell) implements BenchCell {

    private static final String SUFFIX = "-avro";

    @Override
    public String name() {
        return cell.name() + SUFFIX;
    }

    @Override
    public String title() {
        return cell.title() + ", Avro";
    }

    @Override
    public CellResult measure(Bench bench) {
        CellResult result = cell.measure(bench.withAvro(SUFFIX));
        return new CellResult(name(), title(), result.baseline(), result.samples(), result.remarks());
    }
}
