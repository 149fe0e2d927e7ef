package io.twoway.policy;

import io.twoway.table.TableName;
import java.util.List;

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
        if (columns.isEmpty() && (policy.compares() || scope == RuleScope.COLUMN)) {
            throw new IllegalArgumentException("rule '" + alias + "' needs columns");
        }
    }

    public boolean covers(TableName table, RuleScope wanted) {
        return scope == wanted && target.match(table).isPresent();
    }

    public RuleTarget.Precision precision(TableName table) {
        return target.match(table).orElseThrow();
    }
}
