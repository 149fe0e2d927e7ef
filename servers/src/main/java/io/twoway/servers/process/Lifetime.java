package io.twoway.servers.process;

/** How long a server's process may live. */
public enum Lifetime {
    /** Killed when it is closed, and at the latest when this JVM ends. */
    THIS_JVM,
    /** In a session of its own: neither the end of this JVM nor Ctrl-C in its terminal reaches it. */
    DETACHED
}
