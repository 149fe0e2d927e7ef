package io.twoway.it.faults;

import io.twoway.it.pair.Journal;
import io.twoway.it.pair.JournalEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One site's conflict journal against the stream that it is about.
 *
 * @param conflicts how many entries there are
 * @param findings what is wrong with them
 */
record JournalAudit(int conflicts, List<String> findings) {

    /** @param sharedIds the ids of rows of {@code shared} in the stream, by offset: no other table can have conflicts */
    static JournalAudit of(Journal journal, String database, Map<Long, Integer> sharedIds) {
        List<String> findings = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<JournalEntry> entries = journal.entries();
        for (JournalEntry entry : entries) {
            String what = "conflict at " + entry.offset() + " about " + entry.table() + " " + entry.key();
            if (!seen.add(what)) {
                findings.add(what + " is journaled twice");
            }
            Integer id = sharedIds.get(entry.offset());
            boolean matches = entry.table().equals(database + ".shared")
                    && id != null
                    && entry.key().path("id").asInt() == id;
            if (!matches) {
                findings.add(what + " has no such record in the stream, which has there: " + id);
            }
        }
        return new JournalAudit(entries.size(), findings);
    }
}
