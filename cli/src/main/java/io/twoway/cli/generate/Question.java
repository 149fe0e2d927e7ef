package io.twoway.cli.generate;

/**
 * Something that has to be known of a pair.
 *
 * @param key by which a file answers it
 * @param text what is asked
 * @param byDefault the answer of who gives none; empty for nothing
 * @param form what an answer may look like
 * @param isAsked whether a person at the terminal is asked, or only a file answers it
 */
record Question(String key, String text, String byDefault, Form form, boolean isAsked) {

    /** Makes a question that a person is asked. */
    static Question asked(String key, String text, String byDefault, Form form) {
        return new Question(key, text, byDefault, form, true);
    }

    /** Makes a question that only a file answers. */
    static Question detail(String key, String text, String byDefault, Form form) {
        return new Question(key, text, byDefault, form, false);
    }
}
