package io.twoway.bench.loop;

import io.twoway.bench.contender.Contender;
import io.twoway.bench.contender.Course;
import io.twoway.bench.contender.RecordConverters;
import io.twoway.bench.place.RootSession;
import io.twoway.bench.workload.Workload;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The limit on one connection: a plain loop that reads the records of this project's topic, locks and reads the rows of a
 * poll, and writes them by a statement of each kind. It knows neither conflicts nor crashes, and one table only.
 */
public final class JdbcLoop implements Contender {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int FETCH = 64 * 1024 * 1024;

    private final Course course;
    private final TopicPartition partition;
    private final KafkaConsumer<byte[], byte[]> consumer;

    // Mutable state
    private Connection connection;
    private RowGroup group;

    public JdbcLoop(Course course) {
        this.course = course;
        this.partition = new TopicPartition(course.topic(), 0);
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        course.servers().bootstrapServers(),
                        "max.poll.records",
                        2000,
                        "max.partition.fetch.bytes",
                        FETCH,
                        "fetch.max.bytes",
                        FETCH),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public String name() {
        return "jdbc-loop";
    }

    @Override
    public String database() {
        return course.database() + "_loop";
    }

    @Override
    public RootSession destination() {
        return course.destination();
    }

    @Override
    public void open() {
        course.makeDestination(database());
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        try {
            connection = DriverManager.getConnection(
                    course.servers().b().jdbcUrl() + "&rewriteBatchedStatements=true",
                    "root",
                    course.servers().b().password());
            connection.setCatalog(database());
            connection.setAutoCommit(false);
            group = RowGroup.of(
                    connection, Workload.TABLE, course.workload().shape().key(), decoder());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        drain(Course.FIRST_MARKER);
    }

    private LoopDecoder decoder() {
        RecordConverters converters = course.converters();
        return converters.areAvro()
                ? AvroDecoder.of(course.servers().avroConverter(), partition.topic(), converters.ofOurValues())
                : LoopRecord::parse;
    }

    /** It reads the topic that another contender's source writes. */
    @Override
    public boolean hasCaptured(int marker) {
        return true;
    }

    @Override
    public double drain(int marker) {
        long began = System.nanoTime();
        String last = Workload.markerText(marker);
        try {
            boolean done = false;
            while (!done) {
                done = apply(consumer.poll(POLL), last);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private boolean apply(ConsumerRecords<byte[], byte[]> records, String last) throws SQLException {
        boolean done = false;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            done |= group.add(record.value(), last);
        }
        group.write();
        connection.commit();
        return done;
    }

    @Override
    public void close() {
        consumer.close();
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
