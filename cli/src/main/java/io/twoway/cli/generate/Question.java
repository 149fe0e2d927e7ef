package io.twoway.cli.generate;

import java.util.Map;
import java.util.function.Predicate;

/**
 * A question about a pair, asked or answered by a file.
 *
 * @param key by which a file answers it
 * @param text what is asked
 * @param byDefault the answer of who gives none; empty for nothing
 * @param form what an answer may look like
 * @param isAsked whether a person who gave these answers before is asked; a file answers whatever it likes
 */
record Question(String key, String text, String byDefault, AnswerForm form, Predicate<Map<String, String>> isAsked) {

    /** Makes a question that a person is asked. */
    static Question asked(String key, String text, String byDefault, AnswerForm form) {
        return new Question(key, text, byDefault, form, answers -> true);
    }

    /** Makes a question that only a file answers. */
    static Question detail(String key, String text, String byDefault, AnswerForm form) {
        return new Question(key, text, byDefault, form, answers -> false);
    }

    /** Returns the same question, asked only after such answers. */
    Question when(Predicate<Map<String, String>> answers) {
        return new Question(key, text, byDefault, form, answers);
    }
}
