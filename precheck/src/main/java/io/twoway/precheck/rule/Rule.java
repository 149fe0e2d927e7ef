package io.twoway.precheck.rule;

import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A condition over facts of one kind.
 *
 * @param <F> the facts that it looks at
 * @param name the check's stable name
 * @param otherwise what it comes to when the condition does not hold
 * @param key the connector setting to look at
 * @param holds the condition
 * @param found describes what is the case
 * @param why why it matters
 * @param fix what to do when it does not hold
 */
public record Rule<F>(
        String name,
        Result otherwise,
        String key,
        Predicate<F> holds,
        Function<F, String> found,
        String why,
        Function<F, String> fix) {

    /** Judges facts about a subject. */
    public Item judge(String subject, F facts) {
        return holds.test(facts)
                ? new Item(name, subject, key, Result.PASSED, found.apply(facts), why, "")
                : new Item(name, subject, key, otherwise, found.apply(facts), why, fix.apply(facts));
    }

    /** Begins a rule that keeps synchronization from working when it is broken. */
    public static <F> Draft<F> must(String name) {
        return new Draft<>(name, Result.FAILED);
    }

    /** Begins a rule that a person may acknowledge to be broken. */
    public static <F> Draft<F> should(String name) {
        return new Draft<>(name, Result.WARNING);
    }

    /** A rule being described; {@link #mendedBy} ends the description. */
    public static final class Draft<F> {

        private final String name;
        private final Result otherwise;
        private String key = "database.hostname";
        private Predicate<F> condition = facts -> true;
        private Function<F, String> shown = facts -> "";
        private String reason = "";

        private Draft(String name, Result otherwise) {
            this.name = name;
            this.otherwise = otherwise;
        }

        public Draft<F> on(String setting) {
            key = setting;
            return this;
        }

        public Draft<F> holds(Predicate<F> predicate) {
            condition = predicate;
            return this;
        }

        public Draft<F> shows(Function<F, String> description) {
            shown = description;
            return this;
        }

        public Draft<F> because(String text) {
            reason = text;
            return this;
        }

        public Rule<F> mendedBy(String text) {
            return mendedBy(facts -> text);
        }

        public Rule<F> mendedBy(Function<F, String> text) {
            return new Rule<>(name, otherwise, key, condition, shown, reason, text);
        }
    }
}
