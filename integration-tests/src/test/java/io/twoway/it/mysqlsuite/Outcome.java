package io.twoway.it.mysqlsuite;

/**
 * What became of one file.
 *
 * @param statements how many statements of A's binlog came out of it
 * @param complete whether MySQL's program took it to its end
 * @param difference what was not the same at both sides, or why a connector stopped; empty if both were equal
 */
record Outcome(String file, long statements, boolean complete, String difference) {

    private static final int SHOWN = 160;

    boolean isEqual() {
        return difference.isEmpty();
    }

    /** Returns a row of the table of outcomes. */
    String row() {
        return "| " + file + " | " + statements + " | " + (complete ? "to its end" : "in part") + " | "
                + (isEqual() ? "equal" : "**" + shortened() + "**") + " |";
    }

    private String shortened() {
        String line = difference.replaceAll("\\s+", " ").replace("|", "\\|");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
