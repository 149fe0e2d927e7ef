package io.twoway.cli.generate;

import io.twoway.config.Words;
import io.twoway.policy.Policy;
import io.twoway.policy.RuleKeys;
import io.twoway.policy.RuleScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Answers about a pair: each fits its question, and all of them fit together. */
public final class PairAnswers {

    private final Map<String, String> values;

    private PairAnswers(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * Takes answers by the keys of their questions; what is not answered has its default.
     *
     * @throws WrongAnswersException naming each wrong one
     */
    public static PairAnswers of(Map<String, String> given) {
        Map<String, String> values = new TreeMap<>();
        given.forEach((key, value) -> values.put(key, value.strip()));
        List<Question> questions = questions(values);
        List<String> problems = new ArrayList<>(unknown(values, questions));
        questions.forEach(question -> problems.addAll(problem(question, values)));
        problems.addAll(PassedSettings.problems(values));
        questions.forEach(question -> values.merge(question.key(), question.byDefault(), PairAnswers::orDefault));
        PairAnswers answers = new PairAnswers(values);
        if (problems.isEmpty()) {
            problems.addAll(new Coherence(answers).problems());
        }
        if (!problems.isEmpty()) {
            throw new WrongAnswersException(problems);
        }
        return answers;
    }

    /** Returns what is wrong with an answer by itself; nothing when it is left out. */
    static List<String> problem(Question question, Map<String, String> values) {
        String answer = values.getOrDefault(question.key(), "");
        return answer.isEmpty() || question.form().fits(answer)
                ? List.of()
                : List.of(wrong(question.key(), answer, question.form().allowed()));
    }

    static String wrong(String key, String answer, String allowed) {
        return key + ": '" + answer + "' is not allowed here: " + allowed + ".";
    }

    /** Returns an answer; empty for nothing. */
    String get(String key) {
        return values.getOrDefault(key, "");
    }

    boolean has(String key) {
        return !get(key).isEmpty();
    }

    /** Returns the policy that an answer names; empty for none. */
    Optional<Policy> policy(String key) {
        return RuleKeys.POLICIES.find(get(key));
    }

    /** Returns what a rule decides. */
    RuleScope scope(String rule) {
        return RuleKeys.SCOPES.find(get(Questions.rule(rule, "scope"))).orElse(RuleKeys.DEFAULT_SCOPE);
    }

    List<String> list(String key) {
        return Words.of(get(key));
    }

    /** Returns the answers whose keys begin with a prefix, by the rest of the key. */
    Map<String, String> passed(String prefix) {
        Map<String, String> passed = new TreeMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                passed.put(key.substring(prefix.length()), value);
            }
        });
        return passed;
    }

    private static List<Question> questions(Map<String, String> values) {
        List<Question> questions = new ArrayList<>(Questions.all());
        Words.of(values.getOrDefault(Questions.RULES, "")).forEach(name -> questions.addAll(Questions.ofRule(name)));
        return questions;
    }

    private static List<String> unknown(Map<String, String> values, List<Question> questions) {
        TreeSet<String> known = questions.stream().map(Question::key).collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> others = new HashMap<>(values);
        others.keySet().removeAll(known);
        others.keySet().removeIf(PassedSettings::isPassed);
        return new TreeSet<>(others.keySet())
                .stream()
                        .map(key -> key.startsWith("rule.")
                                ? key
                                        + ": there is no such rule in 'rules', or a rule has no such part. Parts are tables,"
                                        + " databases, policy, columns and scope."
                                : key + ": nobody asks for this. There are " + String.join(", ", known)
                                        + ", and source.KEY and sink.KEY for any setting of the connectors.")
                        .toList();
    }

    private static String orDefault(String answer, String byDefault) {
        return answer.isEmpty() ? byDefault : answer;
    }
}
