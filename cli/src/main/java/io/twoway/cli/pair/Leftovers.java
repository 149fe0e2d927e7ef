package io.twoway.cli.pair;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.precheck.rule.connector.PairSettings;
import io.twoway.table.QuotedName;
import java.util.Set;
import java.util.TreeSet;

/** Leftovers of removed connectors in Kafka and on the servers, and the way to remove them. */
public final class Leftovers {

    private final boolean offsetsAreGone;

    // Mutable state
    private final Set<String> topics = new TreeSet<>();
    private final Set<String> groups = new TreeSet<>();
    private final Set<String> offsets = new TreeSet<>();
    private final Set<String> databases = new TreeSet<>();

    /** @param offsetsAreGone whether stored offsets were deleted with the connectors */
    public Leftovers(boolean offsetsAreGone) {
        this.offsetsAreGone = offsetsAreGone;
    }

    /** Takes a connector that is going to be removed. */
    public void add(ConnectorConfig connector) {
        if (connector.isSource()) {
            topics.add(connector.streamTopic());
            topics.add(PairSettings.historyTopic(connector.forRules()));
            offsets.add(connector.name());
        }
        if (connector.isSink()) {
            connector.setting("topics").ifPresent(topics::add);
            groups.add("connect-" + connector.name());
        }
        databases.add("DROP DATABASE "
                + QuotedName.of(connector.setting(BookkeepingDatabase.CONFIG).orElse(BookkeepingDatabase.DEFAULT_NAME))
                + "; at site " + connector.setting("site.name").orElse("?"));
    }

    public String text() {
        String gone = "Left, for you to delete when nothing else uses it:\n" + line("topics", topics)
                + (offsetsAreGone ? "" : line("consumer groups", groups))
                + line("bookkeeping", databases);
        return offsetsAreGone || offsets.isEmpty()
                ? gone.stripTrailing()
                : gone + line("stored offsets", offsets)
                        + "Connectors of the same names go on from the stored offsets, and need these topics for it. To begin"
                        + " anew, deploy them once more, remove them with --with-offsets, and delete the rest.";
    }

    private static String line(String what, Set<String> names) {
        return names.isEmpty() ? "" : String.format("  %-16s %s%n", what, String.join(", ", names));
    }
}
