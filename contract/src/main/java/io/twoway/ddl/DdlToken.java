package io.twoway.ddl;

/**
 * A word, a quoted text or a sign of a statement.
 *
 * @param kind how it was written
 * @param text what it says, without its quotes
 * @param start index of its first character in the statement
 * @param end index behind its last character
 */
record DdlToken(Kind kind, String text, int start, int end) {

    /** Ways to write a token. */
    enum Kind {
        /** A keyword, a name without quotes, or a number. */
        WORD,
        /** A name in backticks. */
        NAME,
        /** A text in quotes; in double quotes it may be a name, under ANSI_QUOTES. */
        TEXT,
        /** A single other character. */
        SIGN
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSign(char sign) {
        return kind == Kind.SIGN && text.charAt(0) == sign;
    }

    boolean isName() {
        return kind != Kind.SIGN;
    }
}
