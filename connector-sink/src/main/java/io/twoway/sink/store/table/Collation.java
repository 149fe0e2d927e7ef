package io.twoway.sink.store.table;

/**
 * The comparison that MySQL makes of the texts of a column.
 *
 * @param charset the column's character set
 * @param name the collation
 * @param padded whether trailing spaces do not count (PAD SPACE, true for all older collations)
 */
record Collation(String charset, String name, boolean padded) {

    /** Returns an expression with one parameter whose results are equal exactly when the collation takes texts for equal. */
    String weight() {
        return "HEX(WEIGHT_STRING(CONVERT(? USING " + charset + ") COLLATE " + name + "))";
    }

    /** Returns the part of the text that counts. */
    String significant(String text) {
        return padded ? text.replaceAll(" +\\z", "") : text;
    }
}
