package io.twoway.sink.change;

/**
 * A column of a destination table.
 *
 * @param name as the destination spells it
 * @param type the declared type
 * @param generation whether MySQL computes it, so that it is never written
 * @param fraction digits of the seconds' fraction of a temporal type, else 0
 * @param collated whether equality of keys needs MySQL's collation rather than exact comparison
 */
public record Column(String name, ColumnType type, Generation generation, int fraction, boolean collated) {

    /** Returns whether MySQL computes it. */
    public boolean generated() {
        return generation != Generation.NONE;
    }
}
