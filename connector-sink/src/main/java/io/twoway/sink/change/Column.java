package io.twoway.sink.change;

/**
 * A column of a destination table.
 *
 * @param name as the destination spells it
 * @param type the declared type
 * @param generation whether MySQL computes it, so that it is never written
 * @param fraction digits of the seconds' fraction of a temporal type, else 0
 * @param collated whether equality of keys needs MySQL's collation rather than exact comparison
 * @param converted whether its texts are in another character set than UTF-8, so that MySQL converts what they are compared with
 */
public record Column(
        String name, ColumnType type, Generation generation, int fraction, boolean collated, boolean converted) {

    /** A column without texts, or with texts in UTF-8. */
    public Column(String name, ColumnType type, Generation generation, int fraction, boolean collated) {
        this(name, type, generation, fraction, collated, false);
    }

    /** Returns whether MySQL computes it. */
    public boolean generated() {
        return generation != Generation.NONE;
    }
}
