package io.twoway.source.definition;

/** Character sets of the captured server. */
public interface CollationCharsets {

    /**
     * Character set behind a collation.
     *
     * @param name MySQL's name
     * @param longest the most bytes of one character
     */
    record Charset(String name, int longest) {}

    /** Returns the set of a collation, by the number that the binlog names it by. */
    Charset ofCollation(int number);

    /**
     * Returns the text of bytes in a set.
     *
     * @throws IllegalArgumentException when the set does not share one of them with Unicode
     */
    String decode(String charset, byte[] bytes);
}
