package io.twoway.bench.contender;

import io.twoway.servers.MySqlServer;
import java.util.Map;

/** This project's source and sink. */
final class OurPair {

    static final String NAME = SinkContender.OURS;

    /** As {@code generate} has it. */
    private static final String HEADERS = "org.apache.kafka.connect.storage.StringConverter";

    private OurPair() {}

    static ConnectorPair on(Course course) {
        String site = course.cell() + "-a";
        return new ConnectorPair(
                NAME,
                course.cell() + "-our-source",
                source(course, course.servers().a(), site, "forward"),
                site,
                course.cell() + "-our-sink",
                sink(course, site),
                course.database(),
                true);
    }

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

    private static Map<String, String> sink(Course course, String from) {
        String site = course.cell() + "-b";
        Map<String, String> all = CommonSettings.sink(
                "io.twoway.sink.TwoWayMySqlSinkConnector",
                from,
                course.converters().ours());
        all.put("database.hostname", "127.0.0.1");
        all.put("database.port", String.valueOf(course.destinationPort()));
        all.put("database.user", MySqlServer.USER);
        all.put("database.password", course.servers().b().password());
        all.put("site.name", site);
        all.put("header.converter", HEADERS);
        all.put("database.ssl.mode", "disabled"); // as the others'
        all.put("site.priority", from + "," + site);
        all.put("conflict.policy", "Overwrite");
        all.put("bookkeeping.database", course.bookkeeping());
        return all;
    }
}
