package io.twoway.it.mysqlsuite;

import java.util.List;

/**
 * Outcome of one file.
 *
 * @param statements how many statements its sessions ran, those of procedures included
 * @param findings what was not the same at both sites, or why a connector stopped; empty if both were equal
 */
record Outcome(String file, Kind kind, String run, long statements, long millis, String findings) {

    private static final int SHOWN = 1500;

    /** The worst that there is to say. */
    enum Kind {
        EQUAL("equal"),
        /** A statement failed at B, and was passed over. */
        FAILED("a statement failed at B"),
        CONFLICT("a conflict"),
        DIFFERENT("different"),
        STOPPED("a connector stopped"),
        /** B did not get everything in time, and no connector stopped. */
        LATE("not all arrived in time"),
        /** A server ended by itself. */
        SERVER("a server ended"),
        /** The sites could not be made ready for it, or not be looked at afterwards. */
        BROKEN("not looked at"),
        SKIPPED("skipped itself"),
        NOT_SPLIT("not splittable");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }

        boolean isDeviation() {
            return this != EQUAL && this != SKIPPED && this != NOT_SPLIT && this != SERVER && this != BROKEN;
        }

        /** Whether a file was run at all. */
        boolean ran() {
            return this != SKIPPED && this != NOT_SPLIT && this != SERVER && this != BROKEN;
        }
    }

    static Outcome read(String line) {
        List<String> cells = List.of(line.split("\t", -1));
        return new Outcome(
                cells.get(0),
                Kind.valueOf(cells.get(1)),
                cells.get(2),
                Long.parseLong(cells.get(3)),
                Long.parseLong(cells.get(4)),
                cells.get(5));
    }

    String suite() {
        return file.substring(0, file.lastIndexOf('.'));
    }

    String name() {
        return file.substring(file.lastIndexOf('.') + 1);
    }

    /** Returns a line of the file of outcomes. */
    String line() {
        return String.join(
                "\t", file, kind.name(), run, String.valueOf(statements), String.valueOf(millis), shortened());
    }

    private String shortened() {
        String line = findings.replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
