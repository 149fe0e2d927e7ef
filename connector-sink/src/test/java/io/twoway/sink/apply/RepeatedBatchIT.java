package io.twoway.sink.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.SiteName;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.config.SinkConfig;
import io.twoway.sink.decode.RowStep;
import io.twoway.sink.metrics.SinkMetrics;
import io.twoway.sink.plan.Batch.RowBatch;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.sink.plan.StreamId;
import io.twoway.sink.plan.Watermark;
import io.twoway.sink.plan.Work;
import io.twoway.sink.rows.LastTables;
import io.twoway.sink.rows.Referee;
import io.twoway.sink.statement.StatementDestination;
import io.twoway.table.TableName;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches that the quickest way does not get through: they are repeated, and what is known of tables stays known. */
class RepeatedBatchIT {

    /** More than one question for triggers is about. */
    private static final int TABLES = 60;

    private static final String DEFINITIONS_READ =
            "SELECT COALESCE(SUM(count_star), 0) FROM performance_schema.events_statements_summary_by_digest"
                    + " WHERE digest_text LIKE 'SELECT `c` . `column_name` , `c` . `data_type`%'";

    private final StatementDestination destination = new StatementDestination();
    private final SinkMetrics metrics = new SinkMetrics(new StreamId("repeated", 0), "b", Clock.systemUTC());
    private final BatchRunner runner = new BatchRunner(
            destination.store(),
            referee(),
            new LastTables(),
            Optional.of(destination.progress()),
            Optional.of(failures -> {}),
            StatementDestination.STOP,
            metrics);

    // Mutable state
    private long offset = StatementDestination.OFFSET;

    @BeforeEach
    void fillTables() {
        IntStream.range(0, TABLES)
                .forEach(table ->
                        destination.execute("CREATE TABLE s.r%d (id INT PRIMARY KEY, u INT UNIQUE)".formatted(table)));
        runner.run(inEachTable(table -> row(table, new RowStep.Inserted(row(1, 1)))));
    }

    @AfterEach
    void close() {
        metrics.close();
        destination.close();
    }

    @Test
    void recordThatDoesNotFitMakesNoTableBeReadAgain() throws Exception {
        int before = definitionsRead();
        for (int id = 2; id < 12; id++) {
            int next = id;
            List<PlannedRow> rows =
                    new ArrayList<>(inEachTable(table -> row(table, new RowStep.Inserted(row(next, next))))
                            .rows());
            rows.add(row(0, new RowStep.Inserted(widerRow(100 + next))));
            runner.run(batch(rows));
        }

        assertThat(steppedBack()).isEqualTo(10);
        assertThat(destination.rows("SELECT COUNT(*) FROM s.r0")).containsExactly("11");
        assertThat(definitionsRead() - before).as("definitions read").isZero();
    }

    @Test
    void tableThatSomebodyAlteredIsReadAgainAndNoOther() throws Exception {
        int before = definitionsRead();
        destination.execute("ALTER TABLE s.r0 ADD COLUMN more INT");
        runner.run(inEachTable(table -> row(table, new RowStep.Inserted(table == 0 ? widerRow(2) : row(2, 2)))));

        assertThat(destination.rows("SELECT id, more FROM s.r0")).containsExactly("1|NULL", "2|3");
        assertThat(definitionsRead() - before).as("definitions read").isOne();
    }

    @Test
    void tableThatGotATriggerIsReadAgainAndNoOther() throws Exception {
        int before = definitionsRead();
        destination.execute("CREATE TRIGGER s.fires BEFORE INSERT ON s.r57 FOR EACH ROW SET NEW.u = 10 * NEW.u");
        for (int id = 2; id < 4; id++) {
            int next = id;
            runner.run(inEachTable(table -> row(table, new RowStep.Inserted(row(next, next)))));
        }

        assertThat(destination.rows("SELECT * FROM s.r57")).containsExactly("1|1", "2|20", "3|30");
        assertThat(destination.rows("SELECT * FROM s.r58")).containsExactly("1|1", "2|2", "3|3");
        assertThat(definitionsRead() - before).as("definitions read").isOne();
    }

    private int definitionsRead() {
        return Integer.parseInt(destination.rows(DEFINITIONS_READ).get(0));
    }

    private static double steppedBack() throws Exception {
        return (double) ManagementFactory.getPlatformMBeanServer()
                .getAttribute(
                        new ObjectName("two-way-sink:type=stream,site=b,topic=repeated"), "batches-stepped-total");
    }

    private interface OneRow {
        PlannedRow of(int table);
    }

    private RowBatch inEachTable(OneRow one) {
        return batch(IntStream.range(0, TABLES).mapToObj(one::of).toList());
    }

    private RowBatch batch(List<PlannedRow> rows) {
        return new RowBatch(List.of(new Work.Rows(rows, 0, nextOrigin(), Watermark.START)));
    }

    private PlannedRow row(int table, RowStep step) {
        return new PlannedRow.Changed(nextOrigin(), new TableName("s", "r" + table), step);
    }

    private ChangeOrigin nextOrigin() {
        return new ChangeOrigin("a", 0, offset++, new SiteName("a"), 1_000 + offset, false);
    }

    private static Struct row(int id, int u) {
        return struct("id", "u").put("id", id).put("u", u);
    }

    private static Struct widerRow(int id) {
        return struct("id", "u", "more").put("id", id).put("u", id).put("more", 3);
    }

    private static Struct struct(String... names) {
        SchemaBuilder schema = SchemaBuilder.struct();
        Stream.of(names).forEach(name -> schema.field(name, Schema.OPTIONAL_INT32_SCHEMA));
        return new Struct(schema.build());
    }

    private static Referee referee() {
        SinkConfig config = SinkConfig.of(Map.of(
                "site.name", "b",
                "topics", "a",
                "database.hostname", "127.0.0.1",
                "database.user", "unused",
                "database.password", "unused"));
        return new Referee(
                config.conflicts().policies(),
                config.conflicts().detector(),
                config.conflicts().resolver());
    }
}
