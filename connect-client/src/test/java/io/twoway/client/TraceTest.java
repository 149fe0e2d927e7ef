package io.twoway.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceTest {

    @Test
    void theInnermostCauseIsWhatCounts() {
        Trace trace = new Trace(
                """
                org.apache.kafka.connect.errors.ConnectException: Exiting WorkerSinkTask
                \tat org.apache.kafka.connect.runtime.WorkerSinkTask.deliver(WorkerSinkTask.java:1)
                Caused by: org.apache.kafka.connect.errors.ConnectException: shop.orders differs.
                  at the destination: {"id":1}
                Run this:
                  INSERT INTO dts.x
                \tat io.twoway.sink.Y.z(Y.java:2)
                \t... 3 more
                """);
        assertThat(trace.message())
                .isEqualTo("shop.orders differs.\n  at the destination: {\"id\":1}\nRun this:\n  INSERT INTO dts.x");
    }

    @Test
    void whatTheConnectorSaysToItsCauseIsNotHiddenBehindIt() {
        Trace trace = new Trace(
                """
                org.apache.kafka.connect.errors.ConnectException: Exiting WorkerSinkTask due to unrecoverable exception.
                \tat org.apache.kafka.connect.runtime.WorkerSinkTask.deliver(WorkerSinkTask.java:1)
                Caused by: org.apache.kafka.connect.errors.ConnectException: Destination h:1 does not take changes. connecting: \
                Access denied for user 'u'@'w' (MySQL error 1045). Check it. Nothing is lost: restart the task.
                \tat io.twoway.sink.RetryBudget.waitAfter(RetryBudget.java:2)
                \t... 3 more
                Caused by: io.twoway.sink.store.StoreException: connecting: Access denied for user 'u'@'w' (MySQL error 1045). \
                Check it
                \tat io.twoway.sink.store.RowStore.run(RowStore.java:2)
                Caused by: java.sql.SQLException: Access denied for user 'u'@'w'
                \tat com.mysql.cj.X.y(X.java:2)
                """);

        assertThat(trace.message())
                .isEqualTo("Destination h:1 does not take changes. connecting: Access denied for user 'u'@'w'"
                        + " (MySQL error 1045). Check it. Nothing is lost: restart the task.");
    }

    @Test
    void aCauseThatSaysMoreStandsBehindWhatTheConnectorSays() {
        Trace trace = new Trace(
                """
                org.apache.kafka.connect.errors.ConnectException: The source has had no connection since 20:00.
                \tat io.twoway.source.outage.Outage.answerTo(Outage.java:1)
                Caused by: io.debezium.DebeziumException: Failed
                \tat x.Y.z(Y.java:2)
                Caused by: java.net.ConnectException: Connection refused
                \tat x.Y.z(Y.java:2)
                """);

        assertThat(trace.message()).isEqualTo("The source has had no connection since 20:00.\nConnection refused");
    }

    @Test
    void aTraceWithoutCauseOrFramesIsItsOwnMessage() {
        assertThat(new Trace("java.lang.Error: gone").message()).isEqualTo("gone");
        assertThat(Trace.MISSING.message()).contains("worker's log");
    }
}
