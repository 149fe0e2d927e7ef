package io.twoway.it.schemas;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The site that alone may change a row. Each value of a key belongs to one site, so that two sites never write the same
 * row or unique value, and both must be equal in the end whatever the policy is.
 */
enum Owner {
    A(1),
    B(0);

    private static final int DEEPEST = 4;

    private final int parity;

    Owner(int parity) {
        this.parity = parity;
    }

    /** Whether a value of an AUTO_INCREMENT was given out by this site. */
    boolean gave(long id) {
        return id % 2 == parity;
    }

    /** Returns the condition that a row of a table is this site's, with names of columns that are not qualified. */
    String owns(Table table) {
        Stream<String> keys = table.keys().stream().map(this::owns);
        Stream<String> start = table.naming().isPresent() ? Stream.empty() : Stream.of(ownsByStart(table));
        return Stream.concat(keys, start).collect(Collectors.joining(" AND "));
    }

    /**
     * Without a key the first column decides: one that is added later must not give a row to another site. A row that has
     * NULL there is A's; a key's NULL meets no other row, but this row itself must not be everybody's.
     */
    private String ownsByStart(Table table) {
        Column first = table.finding().get(0);
        Key start = new Key(first.name(), List.of(first.quoted()), List.of(first), first.nullable());
        return start.autoIncrement() ? owns(start) : "COALESCE(" + start.hash() + " % 2, " + A.parity + ") = " + parity;
    }

    private String owns(Key key) {
        if (key.autoIncrement()) {
            return key.parts().get(0) + " % 2 = " + parity;
        }
        return "COALESCE(" + key.hash() + " % 2 = " + parity + ", TRUE)";
    }

    /**
     * Returns the condition that a row, called {@code t0}, has rows hanging on it that are the other site's and would be
     * changed with it.
     */
    String hasStrangers(Catalog catalog, Table table) {
        return hasStrangers(catalog, table, 0);
    }

    private String hasStrangers(Catalog catalog, Table table, int depth) {
        return catalog.to(table).stream()
                .filter(Reference::acts)
                .map(reference -> hasStrangers(catalog, reference, depth))
                .collect(Collectors.joining(" OR ", "(FALSE OR ", ")"))
                .replace("(FALSE OR )", "FALSE");
    }

    private String hasStrangers(Catalog catalog, Reference reference, int depth) {
        Table child = catalog.tables().get(reference.child());
        String alias = "t" + (depth + 1);
        String strange = depth == DEEPEST
                ? "TRUE"
                : "NOT (" + owns(child) + ")"
                        + (reference.deletesChildren() ? " OR " + hasStrangers(catalog, child, depth + 1) : "");
        return "EXISTS (SELECT 1 FROM " + child.quoted() + " " + alias + " WHERE " + reference.join(alias, "t" + depth)
                + " AND (" + strange + "))";
    }
}
