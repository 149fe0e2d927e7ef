package io.twoway.policy;

import io.twoway.config.Choice;
import io.twoway.config.Words;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Settings {@code conflict.*} of a sink. This is the only reader of them: the sink itself, the prechecks and the command line
 * take a word in the same letters and a rule for the same tables.
 *
 * @param policy what holds where no rule does
 * @param detection what counts as a conflict
 * @param tie who wins between equal values
 * @param rules the rules, in the order in which the user listed them
 */
public record ConflictSettings(Policy policy, Detection detection, Tie tie, List<PolicyRule> rules) {

    public static final String PREFIX = "conflict.";
    public static final String POLICY = PREFIX + "policy";
    public static final String DETECTION = PREFIX + "detection";
    public static final String TIE = PREFIX + "tie";
    public static final String RULES = PREFIX + "rules";

    /** What may hold in tables that no rule covers: comparing policies need columns. */
    public static final Choice<Policy> POLICIES =
            Choice.of(List.of(Policy.TASK_FAILED, Policy.IGNORE, Policy.OVERWRITE), Policy::label);

    public static final Choice<Detection> DETECTIONS = Choice.of(List.of(Detection.values()), Detection::label);
    public static final Choice<Tie> TIES = Choice.of(List.of(Tie.values()), Tie::label);

    public static final Policy DEFAULT_POLICY = Policy.TASK_FAILED;
    public static final Detection DEFAULT_DETECTION = Detection.BEFORE_IMAGE;
    public static final Tie DEFAULT_TIE = Tie.SITE_PRIORITY;

    public ConflictSettings {
        rules = List.copyOf(rules);
    }

    /**
     * Reads the settings of a sink. What the sink refuses is as if it were not there: a word counts as its default, and a
     * rule is left out.
     */
    public static ConflictSettings of(Map<String, String> settings) {
        return new ConflictSettings(
                POLICIES.find(text(settings, POLICY)).orElse(DEFAULT_POLICY),
                DETECTIONS.find(text(settings, DETECTION)).orElse(DEFAULT_DETECTION),
                TIES.find(text(settings, TIE)).orElse(DEFAULT_TIE),
                rules(settings).flatMap(keys -> keys.read(settings).stream()).toList());
    }

    /**
     * Returns the words that the sink refuses, and all of the rules that it cannot read, as {@code key = value}: {@link #of} is
     * silent about them.
     */
    public static List<String> refused(Map<String, String> settings) {
        Stream<String> words = Map.of(POLICY, POLICIES, DETECTION, DETECTIONS, TIE, TIES).entrySet().stream()
                .filter(choice -> !text(settings, choice.getKey()).isEmpty()
                        && choice.getValue()
                                .find(text(settings, choice.getKey()))
                                .isEmpty())
                .map(Map.Entry::getKey);
        Stream<String> rules =
                rules(settings).filter(keys -> keys.read(settings).isEmpty()).flatMap(RuleKeys::all);
        return Stream.concat(words.sorted(), rules)
                .map(key -> key + " = " + text(settings, key))
                .toList();
    }

    /** Returns the keys of the rules that are named, in their order. */
    public static Stream<RuleKeys> rules(Map<String, String> settings) {
        return words(settings, RULES).stream().map(RuleKeys::new);
    }

    /** Returns a value as Connect reads it, without blanks around it; empty text when there is none. */
    static String text(Map<String, String> settings, String key) {
        return Objects.requireNonNullElse(settings.get(key), "").strip();
    }

    static List<String> words(Map<String, String> settings, String key) {
        return Words.of(text(settings, key));
    }
}
