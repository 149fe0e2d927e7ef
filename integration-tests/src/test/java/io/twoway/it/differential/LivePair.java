package io.twoway.it.differential;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.util.List;

/** A pair over all databases of a prefix; one at which something went wrong is given up, and the next one takes its place. */
final class LivePair implements AutoCloseable {

    private final String name;

    // Mutable state
    private int made;
    private Pair pair;

    LivePair(String name) {
        this.name = name;
    }

    Pair get() {
        if (pair == null) {
            made++;
            Pair next = new Pair(name + made).withDatabases(name + "_.*");
            next.start();
            pair = next;
        }
        return pair;
    }

    /** Returns the full name of a database that the pair synchronizes. */
    String database(String database) {
        return name + "_" + database;
    }

    void giveUp() {
        close();
    }

    @Override
    public void close() {
        if (pair != null) {
            pair.close();
            List.of(pair.a(), pair.b()).forEach(this::dropAll);
            pair = null;
        }
    }

    private void dropAll(Site site) {
        site.rows("SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE '"
                        + name.replace("_", "\\_") + "\\_%'")
                .forEach(database -> site.executeUnseen("DROP DATABASE `" + database + "`"));
    }
}
