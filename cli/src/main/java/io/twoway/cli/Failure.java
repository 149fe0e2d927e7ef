package io.twoway.cli;

/** What to do about a connector that has failed. */
final class Failure {

    private Failure() {}

    /** Returns the way on, for a person who has read the reason. */
    static String cure(String name) {
        return "Mend it as it says, then: bin/two-way restart " + name;
    }
}
