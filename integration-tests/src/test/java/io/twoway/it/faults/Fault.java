package io.twoway.it.faults;

import java.util.Set;

/** One way to break something, and how it comes right again. A new one is a record here and a line in {@link Faults}. */
sealed interface Fault permits Kill, Freeze, RestartTask, HangThenBreak, Break, Refuse, KillAtCommit, BreakAtCommit {

    /** Returns the name that reports use. */
    String name();

    /** Returns what no other fault may strike until this one has healed. */
    Set<Target> targets();

    /** Breaks it. */
    void strike(Victims victims);

    /** Lets it come right again, and returns when it can: a killed server serves again. */
    void heal(Victims victims);
}
