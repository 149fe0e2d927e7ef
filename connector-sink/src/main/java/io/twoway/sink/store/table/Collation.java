package io.twoway.sink.store.table;

import java.util.Set;

/**
 * The comparison that MySQL makes of the texts of a column.
 *
 * @param charset the column's character set
 * @param name the collation
 * @param padded whether trailing spaces do not count (PAD SPACE, true for all older collations)
 */
record Collation(String charset, String name, boolean padded) {

    /**
     * The collations that servers and tables have by default, and the like: they compare on one level, and know no letters
     * that weigh something else together, such as "ch" in Czech.
     */
    private static final Set<String> LETTER_BY_LETTER = Set.of(
            "utf8mb4_0900_ai_ci",
            "utf8mb4_general_ci",
            "utf8mb4_unicode_ci",
            "utf8mb4_unicode_520_ci",
            "utf8mb4_bin",
            "utf8mb3_general_ci",
            "utf8mb3_unicode_ci",
            "utf8mb3_bin",
            "utf8_general_ci",
            "utf8_unicode_ci",
            "utf8_bin",
            "latin1_swedish_ci",
            "latin1_general_ci",
            "latin1_bin",
            "ascii_general_ci",
            "ascii_bin");

    /** Returns an expression with one parameter whose results are equal exactly when the collation takes texts for equal. */
    String weight() {
        return "HEX(WEIGHT_STRING(CONVERT(? USING " + charset + ") COLLATE " + name + "))";
    }

    /** Returns whether the weight of a text of ASCII letters is that of its letters, one behind the other. */
    boolean isLetterByLetter() {
        return LETTER_BY_LETTER.contains(name);
    }

    /** Returns the part of the text that counts. */
    String significant(String text) {
        int end = text.length();
        while (padded && end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }
}
