package io.twoway.cli.generate;

import io.twoway.policy.Policy;
import io.twoway.policy.PolicyRule;
import io.twoway.policy.RuleScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks that answers which are right by themselves fit together. */
final class Coherence {

    private final PairAnswers answers;

    // Mutable state
    private final List<String> problems = new ArrayList<>();

    Coherence(PairAnswers answers) {
        this.answers = answers;
    }

    /** Returns what does not fit, each with the key to look at. */
    List<String> problems() {
        differ(Questions.SITE_A, Questions.SITE_B, "a name of its own for each site");
        differ("reader.id.a", "reader.id.b", "a number of its own for each source");
        requireTwoTopics();
        if (answers.has(Questions.DATABASES) && answers.has(Questions.TABLES)) {
            problems.add("tables: there are databases too: name either databases, or tables (shop.* for all of shop).");
        }
        requireColumns(answers.policy(Questions.POLICY).orElseThrow(), RuleScope.ROW, Questions.COLUMNS);
        requirePriority();
        answers.list(Questions.RULES).forEach(this::requireRule);
        return List.copyOf(problems);
    }

    private void differ(String first, String second, String allowed) {
        if (answers.get(first).equals(answers.get(second))) {
            problems.add(PairAnswers.wrong(second, answers.get(second), allowed + ", and it is that of " + first));
        }
    }

    private void requireTwoTopics() {
        if (Side.A.topic(answers).equals(Side.B.topic(answers))) {
            problems.add(PairAnswers.wrong("topic.b", Side.B.topic(answers), "a topic of its own for each direction"));
        }
    }

    private void requirePriority() {
        Set<String> sites = Set.copyOf(List.of(answers.get(Questions.SITE_A), answers.get(Questions.SITE_B)));
        List<String> priority = answers.list(Questions.PRIORITY);
        if (!priority.isEmpty() && (priority.size() != 2 || !sites.equals(Set.copyOf(priority)))) {
            problems.add(PairAnswers.wrong(
                    Questions.PRIORITY,
                    answers.get(Questions.PRIORITY),
                    "both sites' names once, " + answers.get(Questions.SITE_A) + " and "
                            + answers.get(Questions.SITE_B)));
        }
    }

    private void requireRule(String name) {
        if (name.equals(PairTemplate.EVERYTHING) && answers.has(Questions.COLUMNS)) {
            problems.add("rules: the name " + name + " is taken by the rule for policy.columns: choose another.");
        }
        if (answers.has(Questions.rule(name, "tables")) == answers.has(Questions.rule(name, "databases"))) {
            problems.add(Questions.rule(name, "tables") + ": name the rule's tables, or its databases: one of both.");
        }
        answers.policy(Questions.rule(name, "policy"))
                .ifPresentOrElse(
                        policy -> requireColumns(policy, answers.scope(name), Questions.rule(name, "columns")),
                        () -> problems.add(
                                Questions.rule(name, "policy") + " is missing: " + AnswerForm.POLICY.allowed() + "."));
    }

    private void requireColumns(Policy policy, RuleScope scope, String key) {
        boolean needed = PolicyRule.needsColumns(policy, scope);
        if (needed && !answers.has(key)) {
            problems.add(key + " is missing: " + policy.label() + " needs " + AnswerForm.COLUMNS.allowed() + ".");
        }
        if (!needed && answers.has(key)) {
            problems.add(
                    PairAnswers.wrong(key, answers.get(key), policy.label() + " looks at no columns, leave it empty"));
        }
    }
}
