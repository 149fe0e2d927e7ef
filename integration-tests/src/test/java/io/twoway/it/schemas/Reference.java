package io.twoway.it.schemas;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A foreign key. */
record Reference(
        String child,
        List<String> columns,
        String parent,
        List<String> parentColumns,
        String deleteRule,
        String updateRule) {

    /** Whether a change of the parent may change rows of the child. */
    boolean acts() {
        return acts(deleteRule) || acts(updateRule);
    }

    private static boolean acts(String rule) {
        return rule.equals("CASCADE") || rule.equals("SET NULL");
    }

    /** Whether rows of the child go with the parent. */
    boolean deletesChildren() {
        return deleteRule.equals("CASCADE");
    }

    /** Returns the condition that ties a child to its parent. */
    String join(String childAlias, String parentAlias) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> childAlias + "." + Column.quoted(columns.get(i)) + " = " + parentAlias + "."
                        + Column.quoted(parentColumns.get(i)))
                .collect(Collectors.joining(" AND "));
    }
}
