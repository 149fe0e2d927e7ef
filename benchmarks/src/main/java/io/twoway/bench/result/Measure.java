package io.twoway.bench.result;

/** Unit of a result's numbers, and whether more is better. */
public enum Measure {
    ROWS("rows/s", true),
    CLIENT("µs of processor per row, where rows are applied", false),
    SERVER("µs of processor per row, destination's MySQL", false),
    P50("ms, p50", false),
    P99("ms, p99", false),
    P999("ms, p99.9", false),
    LIVE("MiB of live heap", false),
    RESIDENT("MiB resident", false),
    BYTES("bytes of live heap per row", false);

    private final String unit;
    private final boolean moreIsBetter;

    Measure(String unit, boolean moreIsBetter) {
        this.unit = unit;
        this.moreIsBetter = moreIsBetter;
    }

    public String unit() {
        return unit;
    }

    /** Returns how many times as good the first number is as the second. */
    public double ratio(double ours, double theirs) {
        return moreIsBetter ? ours / theirs : theirs / ours;
    }
}
