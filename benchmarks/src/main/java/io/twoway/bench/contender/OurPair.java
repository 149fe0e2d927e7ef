package io.twoway.bench.contender;

import io.twoway.bench.place.EarlierBuild;
import io.twoway.servers.MySqlServer;
import java.util.HashMap;
import java.util.Map;

/** This project's source and sink. */
final class OurPair {

    static final String NAME = SinkContender.OURS;
    static final String EARLIER = NAME + "-earlier";

    /** As {@code generate} has it. */
    private static final String HEADERS = "org.apache.kafka.connect.storage.StringConverter";

    private OurPair() {}

    static ConnectorPair on(Course course) {
        String site = course.topic();
        return new ConnectorPair(
                NAME,
                course.cell() + "-our-source",
                source(course, course.servers().a(), site, "forward"),
                site,
                course.cell() + "-our-sink",
                sink(
                        course,
                        course.servers().b(),
                        course.destinationPort(),
                        new Sites(site, course.cell() + "-b", site + "," + course.cell() + "-b")),
                course.database(),
                true);
    }

    /** Returns the pair of the earlier build that the course's worker has. */
    static ConnectorPair earlier(Course course) {
        EarlierBuild build = course.servers().build().orElseThrow();
        ConnectorPair pair = on(course);
        return new ConnectorPair(
                EARLIER,
                pair.source(),
                build.source(pair.sourceSettings()),
                pair.topic(),
                pair.sink(),
                build.sink(pair.sinkSettings()),
                pair.database(),
                pair.makesTable());
    }

    /**
     * Returns the pair of the other direction, from the forward one's destination to its origin. Either site's source
     * reads the databases of both directions, as it has to where an application may write to either at both sites.
     *
     * @param there the forward direction's course
     * @param back the course whose database is written to at the destination
     */
    static ConnectorPair back(Course there, Course back) {
        String from = there.cell() + "-b";
        String site = there.topic();
        MySqlServer a = there.servers().a();
        return new ConnectorPair(
                NAME,
                there.cell() + "-our-reverse-source",
                withDatabases(source(there, there.servers().b(), from, "reverse"), there, back),
                from,
                there.cell() + "-our-reverse-sink",
                sink(there, a, a.address().getPort(), new Sites(from, site, site + "," + from)),
                back.database(),
                true);
    }

    /** Returns the forward pair of the two directions. */
    static ConnectorPair there(Course there, Course back) {
        ConnectorPair pair = on(there);
        return new ConnectorPair(
                pair.name(),
                pair.source(),
                withDatabases(pair.sourceSettings(), there, back),
                pair.topic(),
                pair.sink(),
                pair.sinkSettings(),
                pair.database(),
                pair.makesTable());
    }

    private static Map<String, String> withDatabases(Map<String, String> source, Course there, Course back) {
        Map<String, String> all = new HashMap<>(source);
        all.put("database.include.list", there.database() + "," + back.database());
        return all;
    }

    /**
     * The sites of a sink.
     *
     * @param from the one whose changes it applies, which names their topic
     * @param own the one it applies them to
     * @param priority both, the favoured one first: the same in either direction
     */
    private record Sites(String from, String own, String priority) {}

    static Map<String, String> source(Course course, MySqlServer server, String site, String direction) {
        Map<String, String> all = CommonSettings.source(
                course,
                server,
                "io.twoway.source.TwoWayMySqlSourceConnector",
                course.converters().ours());
        all.put("database.user", MySqlServer.USER);
        all.put("site.name", site);
        all.put("direction", direction);
        all.put("bookkeeping.database", course.bookkeeping());
        all.put("precheck.acknowledge", "table-keys"); // one cell is about tables without
        all.put("header.converter", HEADERS);
        all.put("transaction.end", "row");
        all.put("transforms", "origin");
        all.put("transforms.origin.type", "io.twoway.smt.OriginFilter");
        all.put("transforms.origin.bookkeeping.database", course.bookkeeping());
        return all;
    }

    private static Map<String, String> sink(Course course, MySqlServer server, int port, Sites sites) {
        Map<String, String> all = CommonSettings.sink(
                "io.twoway.sink.TwoWayMySqlSinkConnector",
                sites.from(),
                course.converters().ours());
        all.put("database.hostname", "127.0.0.1");
        all.put("database.port", String.valueOf(port));
        all.put("database.user", MySqlServer.USER);
        all.put("database.password", server.password());
        all.put("site.name", sites.own());
        all.put("header.converter", HEADERS);
        all.put("database.ssl.mode", "disabled"); // as the others'
        all.put("site.priority", sites.priority());
        all.put("conflict.policy", "Overwrite");
        all.put("bookkeeping.database", course.bookkeeping());
        return all;
    }
}
