package io.twoway.cli.generate;

import io.twoway.config.Choice;
import io.twoway.contract.SiteName;
import io.twoway.policy.RuleKeys;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What an answer may look like.
 *
 * @param allowed the same in words
 */
record Form(String allowed, Predicate<String> fits) {

    private static final String LABEL = "[^\\s,.`*]+";
    private static final String PATTERN = "[^\\s,.`]+";

    static final Form SITE = new Form(SiteName.RULE, Form::isSiteName);
    static final Form TOPIC = matching("1 to 249 letters, digits, '.', '_' or '-'", "[A-Za-z0-9._-]{1,249}");
    static final Form SITES = listOf("both sites' names, the more important one first", "[A-Za-z0-9_-]+");
    static final Form DATABASES = listOf("names of databases, with commas between them", LABEL);
    static final Form TABLES = listOf(
            "names such as shop.orders, or shop.* for all tables, with commas between them", PATTERN + "\\." + PATTERN);
    static final Form RULE_DATABASES =
            listOf("names of databases, * for any characters, with commas between them", PATTERN);
    static final Form COLUMNS = listOf("names of columns, with commas between them", LABEL);
    static final Form NAMES =
            listOf("names of letters, digits, '_' or '-', with commas between them", "[A-Za-z0-9_-]+");
    static final Form DATABASE = matching("the name of a database", LABEL);
    static final Form YES_OR_NO = oneOf("true", "false");
    static final Form SCOPE = oneOf(RuleKeys.SCOPES);
    static final Form CONVERTER = oneOf("json", "avro");
    static final Form POLICY = oneOf(RuleKeys.POLICIES);
    static final Form POSITIVE = matching("a whole number from 1", "[1-9][0-9]{0,8}");
    static final Form REPLICATION =
            matching("a whole number from 1, or -1 for the brokers' own default", "-1|[1-9][0-9]?");
    static final Form PLACEHOLDER = matching(
            "a placeholder such as ${env:SITE_A_PASSWORD} or ${file:/etc/two-way.properties:password}, because a"
                    + " password must not stand in the files",
            "\\$\\{[^}]+}");
    static final Form TEXT = matching("some text", ".*\\S.*");

    boolean fits(String answer) {
        return fits.test(answer);
    }

    private static Form matching(String allowed, String regex) {
        return new Form(allowed, Pattern.compile(regex).asMatchPredicate());
    }

    private static Form listOf(String allowed, String regex) {
        Predicate<String> item = Pattern.compile(regex).asMatchPredicate();
        return new Form(
                allowed,
                answer ->
                        items(answer).stream().allMatch(item) && !items(answer).isEmpty());
    }

    private static Form oneOf(String... words) {
        return new Form("one of " + String.join(", ", words), List.of(words)::contains);
    }

    private static Form oneOf(Choice<?> words) {
        return new Form("one of " + words, word -> words.find(word).isPresent());
    }

    /** Returns the items of a list, without the blanks around them. */
    static List<String> items(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
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
