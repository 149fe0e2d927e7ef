package io.twoway.precheck.facts;

import java.util.List;

/**
 * A primary or unique key.
 *
 * @param name {@code PRIMARY} or the index's name
 * @param parts its columns, in order; a prefix has its length behind it, an expression stands in parentheses
 */
public record KeyFacts(String name, List<String> parts) {

    public KeyFacts {
        parts = List.copyOf(parts);
    }

    public boolean isPrimary() {
        return name.equals("PRIMARY");
    }
}
