package io.twoway.it.faults;

/** Target of a fault, busy until that has healed. */
sealed interface Target permits Machine, Link {

    /** Returns the name that reports use. */
    String label();
}
