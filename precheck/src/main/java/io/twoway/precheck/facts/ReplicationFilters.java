package io.twoway.precheck.facts;

import java.util.List;
import java.util.Set;

/**
 * Filters of a server that keep changes away.
 *
 * @param logged the only databases that go into the binlog ({@code binlog_do_db}); empty for all
 * @param unlogged databases that do not ({@code binlog_ignore_db})
 * @param replica filters of the server as a replica, each as {@code NAME: rule}
 */
public record ReplicationFilters(Set<String> logged, Set<String> unlogged, List<String> replica) {

    /** No filter at all. */
    public static final ReplicationFilters NONE = new ReplicationFilters(Set.of(), Set.of(), List.of());

    public ReplicationFilters {
        logged = Set.copyOf(logged);
        unlogged = Set.copyOf(unlogged);
        replica = List.copyOf(replica);
    }

    /** Returns whether there is any database whose changes do not go into the binlog. */
    public boolean hidesFromBinlog() {
        return !logged.isEmpty() || !unlogged.isEmpty();
    }

    /** Returns whether changes of a database go into the binlog. */
    public boolean logs(String database) {
        return (logged.isEmpty() || logged.contains(database)) && !unlogged.contains(database);
    }
}
