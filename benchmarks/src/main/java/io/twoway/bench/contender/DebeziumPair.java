package io.twoway.bench.contender;

import io.twoway.bench.workload.Shape;
import io.twoway.bench.workload.Workload;
import java.util.Map;

/** Debezium's MySQL source and its JDBC sink, with the settings that its documentation names for throughput. */
final class DebeziumPair {

    static final String NAME = "debezium";

    private static final String SINK_BATCH = "2000";

    private DebeziumPair() {}

    static ConnectorPair on(Stage stage) {
        String prefix = stage.cell() + "-peer";
        String topic = prefix + "." + stage.database() + "." + Workload.TABLE;
        String database = stage.database() + "_peer";
        return new ConnectorPair(
                NAME,
                stage.cell() + "-peer-source",
                source(stage, prefix),
                topic,
                stage.cell() + "-peer-sink",
                sink(stage, topic, database),
                database,
                false);
    }

    private static Map<String, String> source(Stage stage, String prefix) {
        Map<String, String> all = CommonSettings.source(
                stage,
                stage.servers().a(),
                "io.debezium.connector.mysql.MySqlConnector",
                stage.converters().peers());
        all.put("database.user", "root");
        all.put("topic.prefix", prefix);
        all.put("schema.history.internal.kafka.topic", prefix + "-history");
        all.put("include.schema.changes", "false");
        all.put("tombstones.on.delete", "false"); // its sink deletes by the event before
        return all;
    }

    private static Map<String, String> sink(Stage stage, String topic, String database) {
        Map<String, String> all = CommonSettings.sink(
                "io.debezium.connector.jdbc.JdbcSinkConnector",
                topic,
                stage.converters().peers());
        all.put("connection.url", url(stage, database));
        all.put("connection.username", "root");
        all.put("connection.password", stage.servers().b().password());
        all.put(
                "connection.provider",
                "org.hibernate.engine.jdbc.connections.internal.DriverManagerConnectionProvider");
        all.put("batch.size", SINK_BATCH);
        all.put("collection.name.format", "${source.table}");
        all.put("schema.evolution", "none");
        all.putAll(rows(stage.workload().shape()));
        return all;
    }

    private static Map<String, String> rows(Shape shape) {
        if (shape.key().isEmpty()) {
            return Map.of("insert.mode", "insert", "primary.key.mode", "none");
        }
        return Map.of(
                "insert.mode",
                "upsert",
                "primary.key.mode",
                "record_key",
                "delete.enabled",
                "true",
                "use.reduction.buffer",
                String.valueOf(shape.reducible()));
    }

    private static String url(Stage stage, String database) {
        return "jdbc:mysql://127.0.0.1:" + stage.destinationPort() + "/" + database
                + "?sslMode=DISABLED&allowPublicKeyRetrieval=true&connectionTimeZone=UTC&rewriteBatchedStatements=true";
    }
}
