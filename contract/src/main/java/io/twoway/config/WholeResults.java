package io.twoway.config;

/**
 * Variables that a session needs to be shown all rows of a query: a smaller global value of a server would hide some,
 * without a word.
 */
public final class WholeResults {

    /** The variable and its largest value, as the driver's {@code sessionVariables} take it; DEFAULT is the global one. */
    public static final String VARIABLE = "sql_select_limit=18446744073709551615";

    private WholeResults() {}
}
