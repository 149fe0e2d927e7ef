package io.twoway.it.mysqlsuite;

import java.util.regex.Pattern;

/** Site at which a statement of a test is run when rows are written at B. */
enum Place {
    /** What changes definitions. */
    AT_A("(create|drop)(?!\\s+temporary)|alter|rename|truncate|analyze|optimize|repair|check|grant|revoke"),
    /** What changes rows, or may. */
    AT_B("insert|replace|update|delete|with|call|do|begin|start|commit|rollback|savepoint|release"),
    /** What the session means. */
    AT_BOTH("set|use"),
    /** What holds the tables against the other site's sink, or is about the server. */
    NOWHERE("lock|unlock|handler|flush|kill|reset|purge|change|stop|xa|import|install|uninstall|restart|clone"),
    /** What only looks, and what no other site ever knows of: temporary tables. */
    READS_AT_B(".*");

    private static final Pattern BEFORE =
            Pattern.compile("^(\\s+|\\(|/\\*!\\d*|/\\*.*?\\*/|#[^\\n]*\\n|-- [^\\n]*\\n)+", Pattern.DOTALL);

    private final Pattern words;

    Place(String words) {
        this.words = Pattern.compile("(" + words + ")\\b", Pattern.CASE_INSENSITIVE);
    }

    static Place of(String sql) {
        String bare = BEFORE.matcher(sql).replaceFirst("");
        for (Place place : values()) {
            if (place.words.matcher(bare).lookingAt()) {
                return place;
            }
        }
        return READS_AT_B;
    }
}
