package io.twoway.cli.generate;

import io.twoway.config.Choice;
import io.twoway.config.Words;
import io.twoway.contract.SiteName;
import io.twoway.policy.RuleKeys;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Form of an answer: a predicate, and words that say what it lets pass.
 *
 * @param allowed the same in words
 */
record AnswerForm(String allowed, Predicate<String> fits) {

    private static final String LABEL = "[^\\s,.`*]+";
    private static final String PATTERN = "[^\\s,.`]+";

    static final AnswerForm SITE = new AnswerForm(SiteName.RULE, AnswerForm::isSiteName);
    static final AnswerForm TOPIC = matching("1 to 249 letters, digits, '.', '_' or '-'", "[A-Za-z0-9._-]{1,249}");
    static final AnswerForm SITES = listOf("both sites' names, the more important one first", "[A-Za-z0-9_-]+");
    static final AnswerForm DATABASES = listOf("names of databases, with commas between them", LABEL);
    static final AnswerForm TABLES = listOf(
            "names such as shop.orders, or shop.* for all tables, with commas between them", PATTERN + "\\." + PATTERN);
    static final AnswerForm RULE_DATABASES =
            listOf("names of databases, * for any characters, with commas between them", PATTERN);
    static final AnswerForm COLUMNS = listOf("names of columns, with commas between them", LABEL);
    static final AnswerForm NAMES =
            listOf("names of letters, digits, '_' or '-', with commas between them", "[A-Za-z0-9_-]+");
    static final AnswerForm DATABASE = matching("the name of a database", LABEL);
    static final AnswerForm YES_OR_NO = oneOf("true", "false");
    static final AnswerForm SCOPE = oneOf(RuleKeys.SCOPES);
    static final AnswerForm CONVERTER = oneOf("json", "avro");
    static final AnswerForm POLICY = oneOf(RuleKeys.POLICIES);
    static final AnswerForm POSITIVE = matching("a whole number from 1", "[1-9][0-9]{0,8}");
    static final AnswerForm REPLICATION =
            matching("a whole number from 1, or -1 for the brokers' own default", "-1|[1-9][0-9]?");
    static final AnswerForm PLACEHOLDER = matching(
            "a placeholder such as ${env:SITE_A_PASSWORD} or ${file:/etc/two-way.properties:password}, because a"
                    + " password must not stand in the files",
            "\\$\\{[^}]+}");
    static final AnswerForm TEXT = matching("some text", ".*\\S.*");

    boolean fits(String answer) {
        return fits.test(answer);
    }

    private static AnswerForm matching(String allowed, String regex) {
        return new AnswerForm(allowed, Pattern.compile(regex).asMatchPredicate());
    }

    private static AnswerForm listOf(String allowed, String regex) {
        Predicate<String> item = Pattern.compile(regex).asMatchPredicate();
        return new AnswerForm(
                allowed,
                answer ->
                        !Words.of(answer).isEmpty() && Words.of(answer).stream().allMatch(item));
    }

    private static AnswerForm oneOf(String... words) {
        return new AnswerForm("one of " + String.join(", ", words), List.of(words)::contains);
    }

    private static AnswerForm oneOf(Choice<?> words) {
        return new AnswerForm("one of " + words, word -> words.find(word).isPresent());
    }

    private static boolean isSiteName(String answer) {
        try {
            new SiteName(answer);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
