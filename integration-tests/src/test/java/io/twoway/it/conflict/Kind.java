package io.twoway.it.conflict;

/** The seven conflicts, with what the journal says when the change wins and when it does not. */
enum Kind {
    INSERT_KEY_EXISTS("OVERWRITTEN", "KEPT"),
    INSERT_UNIQUE_TAKEN("OVERWRITTEN", "SKIPPED"),
    UPDATE_ROW_MISSING("INSERTED", "SKIPPED"),
    UPDATE_ROW_DIFFERS("OVERWRITTEN", "KEPT"),
    UPDATE_UNIQUE_TAKEN("OVERWRITTEN", "SKIPPED"),
    DELETE_ROW_MISSING("IGNORED", "IGNORED"),
    DELETE_ROW_DIFFERS("DELETED", "KEPT");

    private final String taken;
    private final String kept;

    Kind(String taken, String kept) {
        this.taken = taken;
        this.kept = kept;
    }

    String outcome(boolean taken, boolean evicts) {
        if (!taken) {
            return kept;
        }
        return evicts && this == UPDATE_ROW_MISSING ? "OVERWRITTEN" : this.taken;
    }
}
