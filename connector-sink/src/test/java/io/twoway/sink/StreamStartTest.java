package io.twoway.sink;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class StreamStartTest {

    @Test
    void refusesATopicThatEndsBeforeWhatIsAppliedOfIt() {
        assertThatThrownBy(() -> new StreamStart(5_000).check(record(0)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("ends before offset 5000");
    }

    @Test
    void takesRecordsAgainThatConnectDeliversAgainLater() {
        StreamStart start = new StreamStart(10);
        start.check(record(10));

        assertThatCode(() -> start.check(record(9))).doesNotThrowAnyException();
    }

    private static SinkRecord record(long offset) {
        return new SinkRecord("a", 0, null, null, null, null, offset);
    }
}
