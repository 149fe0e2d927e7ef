package io.twoway.sink.resolve;

import io.twoway.policy.Policy;
import io.twoway.policy.PolicyRule;
import io.twoway.sink.change.Column;
import io.twoway.sink.change.Ordering;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.UniqueKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Fixes rules to the columns of one table: fallbacks are decided here, once, from the declared types. */
final class PolicyBinder {

    private final TableSchema table;
    private final List<String> warnings = new ArrayList<>();

    PolicyBinder(TableSchema table) {
        this.table = table;
    }

    List<String> warnings() {
        return warnings;
    }

    BoundRule bindRow(PolicyRule rule) {
        return bind(
                rule, rule.columns().stream().map(name -> position(rule, name)).toList());
    }

    /** @param rules closest first: a column follows the first rule that names it */
    Map<Integer, BoundRule> bindColumns(List<PolicyRule> rules) {
        Map<Integer, BoundRule> bound = new HashMap<>();
        for (PolicyRule rule : rules) {
            for (String name : rule.columns()) {
                int position = position(rule, name);
                refuseSplitKey(rule, position);
                bound.computeIfAbsent(position, column -> bind(rule, List.of(column)));
            }
        }
        return bound;
    }

    private BoundRule bind(PolicyRule rule, List<Integer> positions) {
        if (!rule.policy().compares()) {
            return BoundRule.plain(rule.policy());
        }
        for (int position : positions) {
            if (ordering(position) == Ordering.NONE) {
                return fallBack(rule, table.columns().get(position));
            }
        }
        positions.forEach(position -> warnOfApproximation(rule, position));
        return new BoundRule(
                rule.policy(), positions.stream().map(this::compared).toList());
    }

    private BoundRule fallBack(PolicyRule rule, Column column) {
        Policy fallback = rule.policy().fallback();
        warnings.add("%s cannot compare column %s of %s (%s), named by conflict rule '%s': %s holds instead"
                .formatted(
                        rule.policy().label(),
                        column.name(),
                        table.name(),
                        column.type(),
                        rule.alias(),
                        fallback.label()));
        return BoundRule.plain(fallback);
    }

    private void warnOfApproximation(PolicyRule rule, int position) {
        Column column = table.columns().get(position);
        if (column.type().ordering() == Ordering.APPROXIMATE) {
            warnings.add("conflict rule '%s' compares column %s of %s, a %s: two sites may store a decimal differently"
                    .formatted(rule.alias(), column.name(), table.name(), column.type()));
        }
    }

    private int position(PolicyRule rule, String name) {
        int position = table.position(name).orElseThrow(() -> refusal(rule, name, "the table has no such column"));
        if (table.columns().get(position).generated()) {
            throw refusal(rule, name, "MySQL computes it, so name a column that is written");
        }
        return position;
    }

    /** Columns of one key that are decided apart could meet in a value that belongs to another row. */
    private void refuseSplitKey(PolicyRule rule, int position) {
        Stream<UniqueKey> composed =
                table.otherKeys().stream().filter(key -> key.columns().size() > 1);
        Stream.concat(table.rowKey().stream(), composed)
                .filter(key -> key.columns().contains(position))
                .findFirst()
                .ifPresent(key -> {
                    String name = table.columns().get(position).name();
                    throw refusal(rule, name, "it belongs to key " + key.name() + ", which is decided as a whole");
                });
    }

    private PolicyBindingException refusal(PolicyRule rule, String column, String reason) {
        return new PolicyBindingException(
                "conflict rule '%s' names column %s of table %s: %s. Correct conflict.%s.columns, or give the table a rule of its own"
                        .formatted(rule.alias(), column, table.name(), reason, rule.alias()));
    }

    private Ordering ordering(int position) {
        return table.columns().get(position).type().ordering();
    }

    private ComparedColumn compared(int position) {
        return new ComparedColumn(position, ValueComparator.of(ordering(position)));
    }
}
