package io.twoway.it.faults;

/** What a fault strikes and keeps busy until it has healed. */
sealed interface Target permits Machine, Link {

    /** Returns the name that reports use. */
    String label();
}
