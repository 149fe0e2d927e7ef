package io.twoway.policy;

import java.util.Locale;

/** Extents of a rule's policy within a row. */
public enum RuleScope {
    /** The whole row: its columns only say who wins. */
    ROW,
    /** Each of its columns by itself; the rest of the row follows the next rule. */
    COLUMN;

    /** Returns the name that configuration uses. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
