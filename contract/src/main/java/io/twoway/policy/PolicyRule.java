package io.twoway.policy;

import io.twoway.table.TableName;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A policy that the user chose for some tables, not yet bound to their columns.
 *
 * @param alias the rule's name in the configuration
 * @param target which tables
 * @param policy what to do
 * @param columns what UseMax and UseMin compare, most important first, or with {@link RuleScope#COLUMN} what is decided
 *     column by column; else empty
 * @param scope what the policy decides
 */
public record PolicyRule(String alias, RuleTarget target, Policy policy, List<String> columns, RuleScope scope) {

    public PolicyRule {
        columns = List.copyOf(columns);
        if (columns.isEmpty() && needsColumns(policy, scope)) {
            throw new IllegalArgumentException("rule '" + alias + "' needs columns");
        }
    }

    /** Returns whether such a rule is about columns. */
    public static boolean needsColumns(Policy policy, RuleScope scope) {
        return policy.compares() || scope == RuleScope.COLUMN;
    }

    public boolean covers(TableName table) {
        return target.match(table).isPresent();
    }

    /** Returns the rules for a table that decide this much; of two that name it equally closely the one listed first comes first. */
    public static Stream<PolicyRule> closestFirst(List<PolicyRule> rules, TableName table, RuleScope scope) {
        return rules.stream()
                .filter(rule -> rule.scope == scope && rule.covers(table))
                .sorted(Comparator.comparing(rule -> rule.target.match(table).orElseThrow())); // a stable order
    }
}
