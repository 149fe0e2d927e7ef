package io.twoway.precheck.rule.connector;

import io.twoway.policy.ConflictSettings;
import io.twoway.policy.Policy;
import io.twoway.policy.PolicyRule;
import io.twoway.policy.RuleScope;
import io.twoway.policy.Tie;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Policies of the two sinks of a pair, target by target, of which some do not make both sides equal again after a conflict.
 */
final class PolicyPairs {

    private static final String EVERYTHING_ELSE = "everything else";

    private final ConflictSettings sinkA;
    private final ConflictSettings sinkB;

    PolicyPairs(ConflictSettings sinkA, ConflictSettings sinkB) {
        this.sinkA = sinkA;
        this.sinkB = sinkB;
    }

    /**
     * Policy that holds for a target.
     *
     * @param columns what the policy compares, in small letters, as no letters tell columns apart
     */
    private record Holding(Policy policy, List<String> columns) {

        @Override
        public String toString() {
            return columns.isEmpty() ? policy.label() : policy.label() + " of " + String.join(", ", columns);
        }
    }

    /** Returns what diverges, by the tables or databases that the rules name; empty when nothing does. */
    List<String> diverging() {
        Map<String, Holding> atA = policies(sinkA);
        Map<String, Holding> atB = policies(sinkB);
        Set<String> targets = new TreeSet<>(atA.keySet());
        targets.addAll(atB.keySet());
        return targets.stream()
                .filter(target -> !converge(of(atA, target), of(atB, target)))
                .map(target -> target + " (A " + of(atA, target) + ", B " + of(atB, target) + ")")
                .toList();
    }

    private static Holding of(Map<String, Holding> policies, String target) {
        return policies.getOrDefault(target, policies.get(EVERYTHING_ELSE));
    }

    private static Map<String, Holding> policies(ConflictSettings sink) {
        Map<String, Holding> policies = new LinkedHashMap<>();
        policies.put(EVERYTHING_ELSE, new Holding(sink.policy(), List.of()));
        for (PolicyRule rule : sink.rules()) {
            List<String> columns = rule.columns().stream()
                    .map(column -> column.toLowerCase(Locale.ROOT))
                    .toList();
            String decided = rule.scope() == RuleScope.COLUMN ? " " + columns : "";
            rule.target()
                    .patterns()
                    .forEach(tables -> policies.put(tables + decided, new Holding(rule.policy(), columns)));
        }
        return policies;
    }

    /** Where one side stops at a conflict, a person decides. */
    private boolean converge(Holding a, Holding b) {
        if (a.policy() == Policy.TASK_FAILED || b.policy() == Policy.TASK_FAILED) {
            return true;
        }
        if (a.policy().compares() || b.policy().compares()) {
            return a.equals(b) && sinkA.tie() != Tie.KEEP && sinkB.tie() != Tie.KEEP;
        }
        return a.policy() != b.policy();
    }
}
