package io.twoway.precheck.rule.connector;

import io.twoway.precheck.rule.ConflictRule;
import io.twoway.precheck.rule.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which policies of the two sinks do not make both sides equal again after a conflict. */
final class PolicyPairs {

    private static final String EVERYTHING_ELSE = "everything else";

    private final Settings sinkA;
    private final Settings sinkB;

    PolicyPairs(Settings sinkA, Settings sinkB) {
        this.sinkA = sinkA;
        this.sinkB = sinkB;
    }

    /**
     * A policy.
     *
     * @param name as the setting says it, in small letters
     * @param columns what it compares
     */
    private record Policy(String name, List<String> columns) {

        boolean compares() {
            return name.equals("usemax") || name.equals("usemin");
        }

        @Override
        public String toString() {
            return columns.isEmpty() ? name : name + " of " + String.join(", ", columns);
        }
    }

    /** Returns what diverges, by the tables or databases that the rules name; empty when nothing does. */
    List<String> diverging() {
        Map<String, Policy> atA = policies(sinkA);
        Map<String, Policy> atB = policies(sinkB);
        Set<String> targets = new TreeSet<>(atA.keySet());
        targets.addAll(atB.keySet());
        return targets.stream()
                .filter(target -> !converge(of(atA, target), of(atB, target)))
                .map(target -> target + " (A " + of(atA, target) + ", B " + of(atB, target) + ")")
                .toList();
    }

    private static Policy of(Map<String, Policy> policies, String target) {
        return policies.getOrDefault(target, policies.get(EVERYTHING_ELSE));
    }

    private static Map<String, Policy> policies(Settings sink) {
        Map<String, Policy> policies = new LinkedHashMap<>();
        policies.put(EVERYTHING_ELSE, new Policy(sink.word("conflict.policy", "taskfailed"), List.of()));
        for (ConflictRule rule : ConflictRule.of(sink)) {
            Policy policy = new Policy(rule.policy(), rule.columns());
            String columns = rule.byColumn() ? " " + rule.columns() : "";
            rule.tables().forEach(table -> policies.put(table + columns, policy));
            rule.databases().forEach(database -> policies.put(database + ".*" + columns, policy));
        }
        return policies;
    }

    /** Where one side stops at a conflict, a person decides. */
    private boolean converge(Policy a, Policy b) {
        if (a.name().equals("taskfailed") || b.name().equals("taskfailed")) {
            return true;
        }
        if (a.compares() || b.compares()) {
            return a.equals(b) && !keepsTies(sinkA) && !keepsTies(sinkB);
        }
        return !a.name().equals(b.name());
    }

    private static boolean keepsTies(Settings sink) {
        return sink.word("conflict.tie", "site_priority").equals("keep");
    }
}
