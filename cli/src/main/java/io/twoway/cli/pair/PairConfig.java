package io.twoway.cli.pair;

import io.twoway.config.Words;
import io.twoway.precheck.Item;
import io.twoway.precheck.acknowledge.Acknowledged;
import io.twoway.precheck.rule.connector.PairSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The four connectors of a pair.
 *
 * @param sourceA the forward source, or one of two reverse sources: those of two sites that follow a third one
 * @param sinkB its sink
 * @param sourceB the reverse source
 * @param sinkA its sink
 */
public record PairConfig(
        ConnectorConfig sourceA, ConnectorConfig sinkB, ConnectorConfig sourceB, ConnectorConfig sinkA) {

    /**
     * Tells the four apart, in whatever order they are.
     *
     * @throws UsageException naming what is missing or there twice
     */
    public static PairConfig of(List<ConnectorConfig> connectors) {
        List<ConnectorConfig> reverse =
                connectors.stream().filter(is("reverse")).toList();
        boolean followAThird = reverse.size() == 2 && connectors.stream().noneMatch(is("forward"));
        ConnectorConfig sourceA = followAThird ? reverse.get(0) : source(connectors, "forward");
        ConnectorConfig sourceB = followAThird ? reverse.get(1) : source(connectors, "reverse");
        requireTwoSites(sourceA, sourceB);
        return new PairConfig(sourceA, sinkAt(connectors, sourceB), sourceB, sinkAt(connectors, sourceA));
    }

    /** Reads the four files as they are written, in whatever order they are. */
    public static PairConfig read(List<Path> files) {
        return of(files.stream().map(ConnectorConfig::read).toList());
    }

    /** Reads the four files and replaces their placeholders by what they stand for here. */
    public static PairConfig read(List<Path> files, Placeholders placeholders) {
        return of(placeholders.allReplacedIn(
                files.stream().map(ConnectorConfig::read).toList()));
    }

    public List<ConnectorConfig> all() {
        return List.of(sourceA, sinkB, sourceB, sinkA);
    }

    /** Returns whether one of the two sites sends its tables and rows to the other. */
    public boolean hasLoad() {
        return is("forward").test(sourceA);
    }

    /** Returns the four as rules look at them. */
    public PairSettings forRules() {
        return new PairSettings(sourceA.forRules(), sinkB.forRules(), sourceB.forRules(), sinkA.forRules());
    }

    /**
     * Returns the warnings that are known and wanted.
     *
     * @param further names besides those in the connectors' settings
     */
    public Acknowledged acknowledged(List<String> further) {
        List<String> names = new ArrayList<>(further);
        all().stream()
                .flatMap(connector -> connector.setting(Item.ACKNOWLEDGE).stream())
                .flatMap(list -> Words.of(list).stream())
                .forEach(names::add);
        return Acknowledged.of(names);
    }

    private static Predicate<ConnectorConfig> is(String direction) {
        return connector -> connector.isSource()
                && connector
                        .setting("direction")
                        .filter(direction::equalsIgnoreCase)
                        .isPresent();
    }

    private static ConnectorConfig source(List<ConnectorConfig> connectors, String direction) {
        return only(connectors, "a source with direction=" + direction, is(direction), sourcesOf(connectors));
    }

    private static String sourcesOf(List<ConnectorConfig> connectors) {
        return connectors.stream()
                .filter(ConnectorConfig::isSource)
                .map(connector -> " " + connector.show("direction") + ".")
                .collect(Collectors.joining());
    }

    private static void requireTwoSites(ConnectorConfig sourceA, ConnectorConfig sourceB) {
        Optional<String> site = sourceA.setting("site.name");
        if (site.isPresent() && site.equals(sourceB.setting("site.name"))) {
            throw new UsageException(sourceA.show("site.name") + ", and so has " + sourceB.described()
                    + ": each server has a name of its own. Correct site.name in the file of the wrong one.");
        }
    }

    private static ConnectorConfig sinkAt(List<ConnectorConfig> connectors, ConnectorConfig source) {
        String site = source.setting("site.name")
                .orElseThrow(() -> new UsageException(source.described() + ": site.name is missing."));
        return only(
                connectors,
                "a sink with site.name=" + site + ", as in " + source.described(),
                connector -> connector.isSink()
                        && connector.setting("site.name").filter(site::equals).isPresent(),
                sitesOf(connectors));
    }

    /** A person sees by all four which one is wrong. */
    private static String sitesOf(List<ConnectorConfig> connectors) {
        String sinks = connectors.stream()
                .filter(ConnectorConfig::isSink)
                .map(connector -> " " + connector.show("site.name") + ".")
                .collect(Collectors.joining());
        return sinks + " Source and sink of one server have the same site.name: correct it in the file that is wrong"
                + connectors.stream()
                        .filter(ConnectorConfig::isSink)
                        .filter(sink -> !isSiteOfASource(connectors, sink))
                        .map(sink -> "; no source is at the site of " + sink.described())
                        .collect(Collectors.joining())
                + ".";
    }

    private static boolean isSiteOfASource(List<ConnectorConfig> connectors, ConnectorConfig sink) {
        return connectors.stream().filter(ConnectorConfig::isSource).anyMatch(source -> source.setting("site.name")
                .equals(sink.setting("site.name")));
    }

    private static ConnectorConfig only(
            List<ConnectorConfig> connectors, String wanted, Predicate<ConnectorConfig> condition, String others) {
        List<ConnectorConfig> found = connectors.stream().filter(condition).toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        String names = found.stream().map(ConnectorConfig::name).collect(Collectors.joining(" and "));
        throw new UsageException("A pair has exactly one connector that is " + wanted + "; here "
                + (found.isEmpty() ? "is none." : "are " + names + ".") + others);
    }
}
