package io.twoway.source.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.SendMark;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class SendMarksTest {

    private static final Duration NOT_AT_ALL = Duration.ZERO;

    private final SendMarks marks = new SendMarks("r1");

    @Test
    void nothingIsMarkedUntilTheFirstReport() {
        assertThat(poll(2)).isEmpty();
        marks.dropped();
        assertThat(poll(1)).isEmpty();
    }

    @Test
    void countsWhatWasNotDroppedWhereTheBrokersAnswerComesLater() throws InterruptedException {
        poll(4);
        marks.dropped();
        reportOfTheProducer();

        assertThat(poll(2)).contains(new SendMark("r1", 3));
        assertThat(poll(1)).contains(new SendMark("r1", 5));
        marks.dropped();
        assertThat(poll(1)).contains(new SendMark("r1", 5));
    }

    @Test
    void countsWhatWasSentWhereThatIsReportedBeforeTheNextPoll() {
        poll(4);
        marks.sent();
        marks.sent();
        marks.sent();
        assertThat(poll(5)).as("all of which are dropped, and reported later").contains(new SendMark("r1", 3));
        assertThat(poll(1)).contains(new SendMark("r1", 3));
        marks.sent();
        marks.dropped();
        assertThat(poll(1)).contains(new SendMark("r1", 4));
    }

    @Test
    void nextPollWaitsUntilTheBrokerHasAllButTheLastOne() throws InterruptedException {
        poll(1);
        assertThat(marks.awaitRoom(NOT_AT_ALL))
                .as("how records are reported is not known")
                .isTrue();
        reportOfTheProducer();
        poll(3);
        poll(2);

        assertThat(marks.awaitRoom(NOT_AT_ALL)).as("3 + 2 on their way").isFalse();
        reportOfTheProducer();
        marks.dropped();
        assertThat(marks.awaitRoom(NOT_AT_ALL)).as("1 + 2 on their way").isFalse();
        Thread producer = new Thread(marks::sent);
        producer.start();

        assertThat(marks.awaitRoom(Duration.ofMinutes(1))).as("2 on their way").isTrue();
        producer.join();
        assertThat(marks.awaitRoom(NOT_AT_ALL)).isTrue();
        poll(1);
        assertThat(marks.awaitRoom(NOT_AT_ALL)).as("2 + 1 on their way").isFalse();
    }

    @Test
    void nextPollDoesNotWaitWhereWhatWasSentIsReportedBefore() throws InterruptedException {
        poll(4);
        marks.sent();
        poll(5);
        poll(6);

        assertThat(marks.awaitRoom(NOT_AT_ALL))
                .as("those that were dropped are reported later")
                .isTrue();
    }

    private void reportOfTheProducer() throws InterruptedException {
        Thread producer = new Thread(marks::sent);
        producer.start();
        producer.join();
    }

    private Optional<SendMark> poll(int records) {
        SourceRecord record = Records.row("t:1", 1, 100);
        marks.mark(Collections.nCopies(records, record));
        return SendMark.readFrom(record.headers());
    }
}
