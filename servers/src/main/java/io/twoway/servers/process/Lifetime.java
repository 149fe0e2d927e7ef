package io.twoway.servers.process;

/** Lifetime of a server's process. */
public enum Lifetime {
    /** Killed when it is closed, and at the latest when this JVM ends. */
    THIS_JVM,
    /** In a session of its own: neither the end of this JVM nor Ctrl-C in its terminal reaches it. */
    DETACHED
}
