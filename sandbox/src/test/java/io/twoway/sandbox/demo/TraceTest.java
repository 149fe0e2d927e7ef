package io.twoway.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceTest {

    @Test
    void innermostCauseSpeaksWithAllOfItsLines() {
        String trace = "o.ConnectException: Exiting task\n\tat o.Task.run(Task.java:1)\n"
                + "Caused by: i.Refused: first line\nsecond: line\n\tat i.Sink.put(Sink.java:2)\n\t... 11 more\n";
        assertThat(new Trace(trace).message()).isEqualTo("first line\nsecond: line");
    }

    @Test
    void traceWithoutCauseSpeaksForItself() {
        assertThat(new Trace("o.ConnectException: no topic").message()).isEqualTo("no topic");
        assertThat(new Trace("(no trace)").message()).isEqualTo("(no trace)");
    }
}
