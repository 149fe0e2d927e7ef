package io.twoway.precheck.rule.connector;

import io.twoway.policy.ConflictSettings;
import io.twoway.policy.Detection;
import io.twoway.precheck.Item;
import io.twoway.precheck.rule.Rule;
import io.twoway.precheck.rule.Settings;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Conditions for the settings of a pair's four connectors: those that must agree, and those that must not. */
public final class ConnectorsRules {

    private static final List<String> SELECTION = List.of(
            "database.include.list",
            "database.exclude.list",
            "table.include.list",
            "table.exclude.list",
            "column.include.list",
            "column.exclude.list");

    private static final List<Rule<PairSettings>> RULES = List.of(
            Rule.<PairSettings>must("sites-differ")
                    .on("site.name")
                    .holds(pair -> differ(pair.sourceA(), pair.sourceB(), "site.name"))
                    .shows(pair -> show(pair.sourceA(), pair.sourceB(), "site.name"))
                    .because("A change's origin is told by it.")
                    .mendedBy("Give each server a name of its own."),
            Rule.<PairSettings>must("topics-match")
                    .on("topics")
                    .holds(pair -> reads(pair.sinkB(), pair.sourceA()) && reads(pair.sinkA(), pair.sourceB()))
                    .shows(pair -> topics(pair.sourceA(), pair.sinkB()) + " " + topics(pair.sourceB(), pair.sinkA()))
                    .because("A sink applies the topic of the other server's source.")
                    .mendedBy(
                            pair -> (readOwnSites(pair) ? swapped(pair) : "")
                                    + "Set topics of each sink to the stream.topic of that source, which is its site.name by default."),
            Rule.<PairSettings>must("topics-differ")
                    .on("stream.topic")
                    .holds(pair -> !PairSettings.topic(pair.sourceA()).equals(PairSettings.topic(pair.sourceB())))
                    .shows(pair -> "A writes '" + PairSettings.topic(pair.sourceA()) + "', B writes '"
                            + PairSettings.topic(pair.sourceB()) + "'.")
                    .because("Each direction has a topic of its own, in the order of one binlog.")
                    .mendedBy("Set stream.topic of one source to another name."),
            Rule.<PairSettings>should("reader-ids-differ")
                    .on("database.server.id")
                    .holds(pair -> differ(pair.sourceA(), pair.sourceB(), "database.server.id"))
                    .shows(pair -> show(pair.sourceA(), pair.sourceB(), "database.server.id"))
                    .because(
                            "Where one server is promoted, or both are one, MySQL ends one of two readers of the same number.")
                    .mendedBy("Give each source a number of its own."),
            Rule.<PairSettings>must("bookkeeping-matches")
                    .on("bookkeeping.database")
                    .holds(pair -> sameBookkeeping(pair.sourceA(), pair.sinkA())
                            && sameBookkeeping(pair.sourceB(), pair.sinkB()))
                    .shows(pair -> Stream.of(pair.sourceA(), pair.sinkA(), pair.sourceB(), pair.sinkB())
                            .map(connector -> connector.show("bookkeeping.database", "dts") + ".")
                            .reduce((first, second) -> first + " " + second)
                            .orElseThrow())
                    .because(
                            "A source tells by the progress row what the sink at its server wrote. If they name two databases,"
                                    + " every change goes round in a loop.")
                    .mendedBy("Let source and sink of one server name the same database."),
            Rule.<PairSettings>must("history-topics-differ")
                    .on("schema.history.internal.kafka.topic")
                    .holds(pair ->
                            topicsOf(pair).distinct().count() == topicsOf(pair).count())
                    .shows(pair -> "The sources write "
                            + String.join(", ", topicsOf(pair).toList()) + ".")
                    .because("A source would take the tables of another one, or changes, for the history of its own.")
                    .mendedBy("Remove schema.history.internal.kafka.topic, or give each source one of its own."),
            Rule.<PairSettings>must("errors-tolerance")
                    .on("errors.tolerance")
                    .holds(pair -> dropping(pair).isEmpty())
                    .shows(pair -> dropping(pair).isEmpty()
                            ? "Nothing is dropped."
                            : "Records are dropped by " + String.join(", ", dropping(pair)) + ".")
                    .because("With errors.tolerance=all records are dropped in silence.")
                    .mendedBy("Remove errors.tolerance; a sink may keep it with errors.deadletterqueue.topic.name."),
            Rule.<PairSettings>must("site-priority-matches")
                    .on("site.priority")
                    .holds(pair -> pair.sinkA()
                            .list("site.priority")
                            .equals(pair.sinkB().list("site.priority")))
                    .shows(pair -> show(pair.sinkA(), pair.sinkB(), "site.priority"))
                    .because(
                            "Equal values would be decided in one way here and in another there, and the sides diverge.")
                    .mendedBy("Give both sinks the same list."),
            Rule.<PairSettings>should("selections-match")
                    .on("table.include.list")
                    .holds(ConnectorsRules::selectTheSame)
                    .shows(pair -> "A: " + selection(pair.sourceA()) + ". B: " + selection(pair.sourceB()) + ".")
                    .because("What only one side selects travels in one direction only.")
                    .mendedBy("Give both sources the same lists."),
            Rule.<PairSettings>should("detection-sees-updates")
                    .on(ConflictSettings.DETECTION)
                    .holds(pair -> seesUpdates(pair.sinkA()) && seesUpdates(pair.sinkB()))
                    .shows(pair -> show(pair.sinkA(), pair.sinkB(), ConflictSettings.DETECTION))
                    .because("With keys two simultaneous updates of one row are never seen, and the sides diverge.")
                    .mendedBy("Remove conflict.detection."),
            Rule.<PairSettings>must("conflict-settings")
                    .on(ConflictSettings.POLICY)
                    .holds(pair -> refused(pair).isEmpty())
                    .shows(pair -> refused(pair).isEmpty()
                            ? "Each sink takes its own."
                            : "Refused: " + String.join("; ", refused(pair)) + ".")
                    .because("The sink does not start with them, and other checks pass over what it refuses.")
                    .mendedBy("Write words and rules as docs/conflicts.md has them."),
            Rule.<PairSettings>should("policies-converge")
                    .on(ConflictSettings.POLICY)
                    .holds(pair -> diverging(pair).isEmpty())
                    .shows(pair -> diverging(pair).isEmpty()
                            ? "No pair of policies that is known to diverge."
                            : String.join("; ", diverging(pair)) + ".")
                    .because(
                            "After a conflict each side would keep another row. These pairs make both sides equal: Overwrite at"
                                    + " one and Ignore at the other, or UseMax (UseMin) of the same columns at both, which only grow"
                                    + " (fall), with conflict.tie=site_priority.")
                    .mendedBy("Choose one of these pairs."));

    private static final List<Rule<PairSettings>> ALL =
            Stream.of(RULES, RecordRules.OF_CONNECTORS).flatMap(List::stream).toList();

    private ConnectorsRules() {}

    public static Stream<String> names() {
        return ALL.stream().map(Rule::name);
    }

    /** Judges the four connectors by every rule. */
    public static List<Item> judge(PairSettings pair) {
        return ALL.stream().map(rule -> rule.judge("pair", pair)).toList();
    }

    private static boolean differ(Settings first, Settings second, String key) {
        return !first.get(key, "").equals(second.get(key, ""));
    }

    private static String show(Settings first, Settings second, String key) {
        return first.show(key, "''") + ", " + second.show(key, "''") + ".";
    }

    private static boolean reads(Settings sink, Settings source) {
        return sink.list("topics").equals(List.of(PairSettings.topic(source)));
    }

    /** Whose site.name were exchanged by mistake reads the topic of the server that it writes to. */
    private static boolean readOwnSites(PairSettings pair) {
        return reads(pair.sinkA(), pair.sourceA()) && reads(pair.sinkB(), pair.sourceB());
    }

    private static String swapped(PairSettings pair) {
        return "Each sink reads the topic of its own site. Where "
                + pair.sinkA().name() + " does not write to site "
                + pair.sinkA().get("site.name", "?") + ", nor " + pair.sinkB().name() + " to "
                + pair.sinkB().get("site.name", "?") + ", exchange their site.name. Otherwise: ";
    }

    private static String topics(Settings source, Settings sink) {
        return source.name() + " writes '" + PairSettings.topic(source) + "', " + sink.show("topics", "''") + ".";
    }

    private static boolean sameBookkeeping(Settings source, Settings sink) {
        return PairSettings.bookkeeping(source).equals(PairSettings.bookkeeping(sink));
    }

    private static Stream<String> topicsOf(PairSettings pair) {
        return Stream.of(pair.sourceA(), pair.sourceB())
                .flatMap(source -> StreamTopicRules.topicsOf(source).stream())
                .sorted();
    }

    private static List<String> dropping(PairSettings pair) {
        return pair.all()
                .filter(connector -> connector.get("errors.tolerance", "none").equals("all"))
                .filter(connector -> pair.isSource(connector)
                        || DeadLetterRules.topicOf(connector).isEmpty())
                .map(Settings::name)
                .toList();
    }

    /** With mapped names, and with two databases of one server, the lists differ as they must. */
    private static boolean selectTheSame(PairSettings pair) {
        boolean mapped = !pair.sinkA().under("mapping.").isEmpty()
                || !pair.sinkB().under("mapping.").isEmpty();
        return mapped || selection(pair.sourceA()).equals(selection(pair.sourceB()));
    }

    private static Map<String, String> selection(Settings source) {
        SortedMap<String, String> lists = new TreeMap<>();
        SELECTION.forEach(key -> lists.putAll(source.under(key)));
        return lists;
    }

    private static boolean seesUpdates(Settings sink) {
        return sink.conflicts().detection() != Detection.KEYS;
    }

    private static List<String> refused(PairSettings pair) {
        return Stream.of(pair.sinkB(), pair.sinkA())
                .flatMap(
                        sink -> ConflictSettings.refused(sink.values()).stream().map(line -> sink.name() + ": " + line))
                .toList();
    }

    private static List<String> diverging(PairSettings pair) {
        return new PolicyPairs(pair.sinkA().conflicts(), pair.sinkB().conflicts()).diverging();
    }
}
