package io.twoway.bench.contender;

import io.twoway.bench.workload.Shape;
import io.twoway.bench.workload.Workload;
import java.util.Map;

/** Debezium's MySQL source and its JDBC sink, with the settings that its documentation names for throughput. */
final class DebeziumPair {

    static final String NAME = "debezium";

    private static final String SINK_BATCH = "2000";

    private DebeziumPair() {}

    static ConnectorPair on(Course course) {
        String prefix = course.cell() + "-peer";
        String topic = prefix + "." + course.database() + "." + Workload.TABLE;
        String database = course.database() + "_peer";
        return new ConnectorPair(
                NAME,
                course.cell() + "-peer-source",
                source(course, prefix),
                topic,
                course.cell() + "-peer-sink",
                sink(course, topic, database),
                database,
                false);
    }

    private static Map<String, String> source(Course course, String prefix) {
        Map<String, String> all = CommonSettings.source(
                course,
                course.servers().a(),
                "io.debezium.connector.mysql.MySqlConnector",
                course.converters().peers());
        all.put("database.user", "root");
        all.put("topic.prefix", prefix);
        all.put("schema.history.internal.kafka.topic", prefix + "-history");
        all.put("include.schema.changes", "false");
        all.put("tombstones.on.delete", "false"); // its sink deletes by the event before
        return all;
    }

    private static Map<String, String> sink(Course course, String topic, String database) {
        Map<String, String> all = CommonSettings.sink(
                "io.debezium.connector.jdbc.JdbcSinkConnector",
                topic,
                course.converters().peers());
        all.put("connection.url", url(course, database));
        all.put("connection.username", "root");
        all.put("connection.password", course.servers().b().password());
        all.put(
                "connection.provider",
                "org.hibernate.engine.jdbc.connections.internal.DriverManagerConnectionProvider");
        all.put("batch.size", SINK_BATCH);
        all.put("collection.name.format", "${source.table}");
        all.put("schema.evolution", "none");
        all.putAll(rows(course.workload().shape()));
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

    private static String url(Course course, String database) {
        return "jdbc:mysql://127.0.0.1:" + course.destinationPort() + "/" + database
                + "?sslMode=DISABLED&allowPublicKeyRetrieval=true&connectionTimeZone=UTC&rewriteBatchedStatements=true";
    }
}
