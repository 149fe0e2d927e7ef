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
    private static final Duration A_MOMENT = Duration.ofMillis(20);
    private static final Duration FOR_EVER = Duration.ofDays(1);
    private static final int SMALL = 1 << 10;
    private static final int LARGE = 20 << 20;

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
        reportOfTheProducer(SMALL);

        assertThat(poll(2)).contains(new SendMark("r1", 3));
        assertThat(poll(1)).contains(new SendMark("r1", 5));
        marks.dropped();
        assertThat(poll(1)).contains(new SendMark("r1", 5));
    }

    @Test
    void countsWhatWasSentWhereThatIsReportedBeforeTheNextPoll() {
        poll(4);
        marks.sent(SMALL);
        marks.sent(SMALL);
        marks.sent(SMALL);
        assertThat(poll(5)).as("all of which are dropped, and reported later").contains(new SendMark("r1", 3));
        assertThat(poll(1)).contains(new SendMark("r1", 3));
        marks.sent(SMALL);
        marks.dropped();
        assertThat(poll(1)).contains(new SendMark("r1", 4));
    }

    @Test
    void nextPollWaitsUntilTheBrokerHasAllButTheLastOne() throws InterruptedException {
        poll(1);
        assertThat(marks.awaitRoom(NOT_AT_ALL))
                .as("how records are reported is not known")
                .isTrue();
        reportOfTheProducer(LARGE);
        poll(3);
        poll(2);

        assertThat(marks.awaitRoom(NOT_AT_ALL)).as("3 + 2 on their way").isFalse();
        reportOfTheProducer(LARGE);
        marks.dropped();
        assertThat(marks.awaitRoom(NOT_AT_ALL)).as("1 + 2 on their way").isFalse();
        Thread producer = new Thread(() -> marks.sent(LARGE));
        producer.start();

        assertThat(marks.awaitRoom(Duration.ofMinutes(1))).as("2 on their way").isTrue();
        producer.join();
        assertThat(marks.awaitRoom(NOT_AT_ALL)).isTrue();
        poll(1);
        assertThat(marks.awaitRoom(NOT_AT_ALL)).as("2 + 1 on their way").isFalse();
    }

    @Test
    void thousandsOfSmallRecordsMayBeOnTheirWay() throws InterruptedException {
        poll(1);
        reportOfTheProducer(SMALL);
        poll(4_000);
        poll(96);
        assertThat(marks.awaitRoom(NOT_AT_ALL)).as("4,096 on their way").isTrue();
        poll(1);
        assertThat(marks.awaitRoom(NOT_AT_ALL)).as("4,097 on their way").isFalse();
    }

    @Test
    void sizeOfALargeRecordIsForgottenAfterManySmallOnes() throws InterruptedException {
        poll(4_000);
        reportOfTheProducer(LARGE);
        poll(1);
        assertThat(marks.awaitRoom(NOT_AT_ALL)).isFalse();
        for (int i = 0; i < 3_000; i++) {
            marks.sent(SMALL);
        }
        assertThat(marks.awaitRoom(NOT_AT_ALL))
                .as("1,000 small ones on their way")
                .isTrue();
    }

    @Test
    void nextPollDoesNotWaitWhereWhatWasSentIsReportedBefore() throws InterruptedException {
        poll(4);
        marks.sent(SMALL);
        poll(5);
        poll(6);

        assertThat(marks.awaitRoom(NOT_AT_ALL))
                .as("those that were dropped are reported later")
                .isTrue();
    }

    @Test
    void thousandsOfRecordsThatNobodyReportedLetTheNextPollWait() throws InterruptedException {
        poll(4_096);
        assertThat(marks.awaitRoom(FOR_EVER)).isTrue();
        poll(1);

        long start = System.nanoTime();
        assertThat(marks.awaitRoom(A_MOMENT)).as("it goes on after a while").isTrue();
        assertThat(System.nanoTime() - start).as("it waits").isGreaterThan(A_MOMENT.toNanos() / 2);

        reportOfTheProducer(SMALL);
        assertThat(marks.awaitRoom(NOT_AT_ALL)).isTrue();
        poll(1);
        assertThat(marks.awaitRoom(NOT_AT_ALL))
                .as("now it is known what is on its way")
                .isFalse();
    }

    private void reportOfTheProducer(int bytes) throws InterruptedException {
        Thread producer = new Thread(() -> marks.sent(bytes));
        producer.start();
        producer.join();
    }

    private Optional<SendMark> poll(int records) {
        SourceRecord record = Records.row("t:1", 1, 100);
        marks.mark(Collections.nCopies(records, record));
        return SendMark.readFrom(record.headers());
    }
}
