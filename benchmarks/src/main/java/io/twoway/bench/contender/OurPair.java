package io.twoway.bench.contender;

import io.twoway.servers.MySqlServer;
import java.util.Map;

/** This project's source and sink. */
final class OurPair {

    static final String NAME = SinkContender.OURS;

    private OurPair() {}

    static ConnectorPair on(Stage stage) {
        String site = stage.cell() + "-a";
        return new ConnectorPair(
                NAME,
                stage.cell() + "-our-source",
                source(stage, stage.servers().a(), site, "forward"),
                site,
                stage.cell() + "-our-sink",
                sink(stage, site),
                stage.database(),
                true);
    }

    static Map<String, String> source(Stage stage, MySqlServer server, String site, String direction) {
        Map<String, String> all = CommonSettings.source(
                stage,
                server,
                "io.twoway.source.TwoWayMySqlSourceConnector",
                stage.converters().ours());
        all.put("database.user", MySqlServer.USER);
        all.put("site.name", site);
        all.put("direction", direction);
        all.put("bookkeeping.database", stage.bookkeeping());
        all.put("precheck.acknowledge", "table-keys"); // one cell is about tables without
        all.put("transforms", "origin");
        all.put("transforms.origin.type", "io.twoway.smt.OriginFilter");
        all.put("transforms.origin.bookkeeping.database", stage.bookkeeping());
        return all;
    }

    private static Map<String, String> sink(Stage stage, String from) {
        String site = stage.cell() + "-b";
        Map<String, String> all = CommonSettings.sink(
                "io.twoway.sink.TwoWayMySqlSinkConnector",
                from,
                stage.converters().ours());
        all.put("database.hostname", "127.0.0.1");
        all.put("database.port", String.valueOf(stage.destinationPort()));
        all.put("database.user", MySqlServer.USER);
        all.put("database.password", stage.servers().b().password());
        all.put("site.name", site);
        all.put("site.priority", from + "," + site);
        all.put("conflict.policy", "Overwrite");
        all.put("bookkeeping.database", stage.bookkeeping());
        return all;
    }
}
