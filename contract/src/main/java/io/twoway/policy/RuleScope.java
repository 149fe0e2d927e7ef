package io.twoway.policy;

/** Extents of a rule's policy within a row. */
public enum RuleScope {
    /** The whole row: its columns only say who wins. */
    ROW("row"),
    /** Each of its columns by itself; the rest of the row follows the next rule. */
    COLUMN("column");

    private final String label;

    RuleScope(String label) {
        this.label = label;
    }

    /** Returns the name that configuration uses. */
    public String label() {
        return label;
    }
}
