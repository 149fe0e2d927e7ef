package io.twoway.it.types;

/** A type in a table that was made in one way. */
record Trial(TypeCase type, Way way) {

    /** Returns the table's name without the database's. */
    String table() {
        return type.name() + way.suffix();
    }

    @Override
    public String toString() {
        return type + " by " + way.title();
    }
}
