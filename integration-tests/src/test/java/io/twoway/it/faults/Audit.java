package io.twoway.it.faults;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.StreamTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Compares everything once the sites are quiet: ledger and tables, A and B, streams and journals. */
final class Audit {

    private static final int HEARTBEATS = 4;

    private final Pair pair;
    private final String database;
    private final Ledger ledger;

    // Mutable state
    private final List<String> lost = new ArrayList<>();
    private final List<String> surplus = new ArrayList<>();
    private final List<String> different = new ArrayList<>();
    private final List<String> loops = new ArrayList<>();
    private final List<String> inconsistent = new ArrayList<>();
    private int conflicts;

    Audit(Pair pair, String database, Ledger ledger) {
        this.pair = pair;
        this.database = database;
        this.ledger = ledger;
    }

    Findings findings() {
        awaitSilence();
        compareTables();
        StreamAudit fromA = StreamAudit.of(pair.topicOf(pair.a()), "a", database);
        StreamAudit fromB = StreamAudit.of(pair.topicOf(pair.b()), "b", database);
        loops.addAll(fromA.loops());
        loops.addAll(fromB.loops());
        read(JournalAudit.of(pair.journal(pair.b()), database, fromA.sharedIds()));
        read(JournalAudit.of(pair.journal(pair.a()), database, fromB.sharedIds()));
        return new Findings(lost, surplus, different, loops, inconsistent, conflicts);
    }

    private void compareTables() {
        Tables atA = Tables.at(pair.a(), database);
        Tables atB = Tables.at(pair.b(), database);
        Expected expected = new Expected();
        ledger.committed("a", atA.numbersOf("a")).forEach(expected::add);
        ledger.committed("b", atB.numbersOf("b")).forEach(expected::add);
        expected.tables().forEach((table, rows) -> {
            compare("a." + table, rows, atA.rows().get(table));
            compare("b." + table, rows, atB.rows().get(table));
        });
        atA.rows().forEach((table, rows) -> {
            Rows others = atB.rows().get(table);
            different.addAll(named("only in a." + table, rows.without(others)));
            different.addAll(named("only in b." + table, others.without(rows)));
        });
    }

    private void compare(String table, Rows wanted, Rows found) {
        lost.addAll(named("missing in " + table, wanted.without(found)));
        surplus.addAll(named("too often in " + table, found.without(wanted)));
    }

    private static List<String> named(String what, List<String> rows) {
        return rows.stream().map(row -> what + ": " + row).toList();
    }

    private void read(JournalAudit audit) {
        conflicts += audit.conflicts();
        inconsistent.addAll(audit.findings());
    }

    /** What goes round would show as something else than heartbeats. */
    private void awaitSilence() {
        Map<Site, Long> ends = Map.of(
                pair.a(), pair.topicOf(pair.a()).end(),
                pair.b(), pair.topicOf(pair.b()).end());
        ends.forEach((site, end) -> {
            StreamTopic topic = pair.topicOf(site);
            Awaitility.await("heartbeats of " + site.name())
                    .atMost(Pair.PATIENCE)
                    .until(() -> topic.end() >= end + HEARTBEATS);
            topic.scan(end, (offset, value) -> {
                if (value.size() != 1 || !value.has("ts_ms")) {
                    loops.add("not a heartbeat in the quiet stream of " + site.name() + " at " + offset + ": " + value);
                }
            });
        });
    }
}
