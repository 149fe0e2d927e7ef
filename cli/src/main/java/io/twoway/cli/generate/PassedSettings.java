package io.twoway.cli.generate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers that are settings of the connectors, passed on as they are: {@code source.KEY} to both sources, {@code
 * source.a.KEY} to the one at A, and the same with {@code sink}. What is said of one connector comes before what is said of
 * both, and either before what other answers give.
 */
final class PassedSettings {

    private static final Pattern KEY = Pattern.compile("(?<role>source|sink)\\.((?<side>[ab])\\.)?(?<setting>.+)");
    private static final Pattern SECRET = Pattern.compile(".*(password|secret|jaas\\.config|user\\.info|token)");

    /** What the four files are told apart by. */
    private static final Set<String> FIXED = Set.of("name", "connector.class", "site.name", "direction");

    private PassedSettings() {}

    static boolean isPassed(String key) {
        return KEY.matcher(key).matches();
    }

    /** Returns what cannot be passed on with these answers. */
    static List<String> problems(Map<String, String> answers) {
        return new TreeMap<>(answers)
                .entrySet().stream()
                        .flatMap(answer -> problem(answer.getKey(), answer.getValue()).stream())
                        .toList();
    }

    private static Optional<String> problem(String key, String value) {
        Matcher matcher = KEY.matcher(key);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String setting = matcher.group("setting");
        if (FIXED.contains(setting)) {
            return Optional.of(key + ": this follows from the sites and cannot be passed on.");
        }
        boolean readable = SECRET.matcher(setting.toLowerCase(Locale.ROOT)).matches() && !value.contains("${");
        return readable
                ? Optional.of(key + ": a secret must not stand in the files: write a placeholder of the worker's"
                        + " config.providers, such as ${env:NAME}.")
                : Optional.empty();
    }

    /**
     * Returns what a connector gets.
     *
     * @param role {@code source} or {@code sink}
     */
    static Map<String, String> of(PairAnswers answers, String role, Side side) {
        Map<String, String> settings = new TreeMap<>();
        answers.passed(role + ".").forEach((rest, value) -> {
            if (!ofOneSide(rest)) {
                settings.put(rest, value);
            }
        });
        settings.putAll(answers.passed(role + "." + side.letter() + "."));
        return settings;
    }

    private static boolean ofOneSide(String rest) {
        return rest.startsWith("a.") || rest.startsWith("b.");
    }
}
