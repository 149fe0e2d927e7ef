package io.twoway.it.conflict;

/** The five policies, each with the database in which it holds. */
enum Policy {
    TASK_FAILED("TaskFailed", "mxfail"),
    IGNORE("Ignore", "mxig"),
    OVERWRITE("Overwrite", "mxow"),
    USE_MAX("UseMax", "mxmax"),
    USE_MIN("UseMin", "mxmin");

    private final String label;
    private final String database;

    Policy(String label, String database) {
        this.label = label;
        this.database = database;
    }

    String label() {
        return label;
    }

    String database() {
        return database;
    }

    boolean compares() {
        return this == USE_MAX || this == USE_MIN;
    }
}
