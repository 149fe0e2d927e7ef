package io.twoway.cli.connect;

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
    void aTraceWithoutCauseOrFramesIsItsOwnMessage() {
        assertThat(new Trace("java.lang.Error: gone").message()).isEqualTo("gone");
        assertThat(Trace.MISSING.message()).contains("worker's log");
    }
}
