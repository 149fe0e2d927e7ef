package io.twoway.sink.resolve;

import io.twoway.policy.Policy;
import io.twoway.policy.PolicyRule;
import io.twoway.policy.RuleScope;
import io.twoway.sink.change.TableSchema;
import java.util.List;
import java.util.Map;

/**
 * All policies of one sink. For a row the closest rule holds: one that names its table, else its database, else the global
 * policy; an exact name is closer than a pattern, and of two equally close rules the one listed first holds. Rules for
 * single columns come before all of these and are picked column by column in the same way.
 *
 * @param global what holds where no rule does
 * @param rules in the order in which the user listed them
 */
public record PolicyBook(Policy global, List<PolicyRule> rules) {

    public PolicyBook {
        rules = List.copyOf(rules);
        if (global.compares()) {
            throw new IllegalArgumentException(global.label() + " needs columns, so it cannot hold everywhere");
        }
    }

    /**
     * Finds what holds for a table and fixes it to the table's columns; to be repeated when the table was altered.
     *
     * @throws PolicyBindingException when a rule names a column that the table does not have or that cannot be compared
     */
    public PolicyBinding bind(TableSchema table) {
        PolicyBinder binder = new PolicyBinder(table);
        BoundRule base = PolicyRule.closestFirst(rules, table.name(), RuleScope.ROW)
                .findFirst()
                .map(binder::bindRow)
                .orElseGet(() -> BoundRule.plain(global));
        Map<Integer, BoundRule> columns = binder.bindColumns(
                PolicyRule.closestFirst(rules, table.name(), RuleScope.COLUMN).toList());
        return new PolicyBinding(new TablePolicy(base, columns), binder.warnings());
    }
}
