package io.twoway.sink.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.SendMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SentRecordsTest {

    private record Sent(long offset, Optional<SendMark> mark) {}

    private final SentRecords records = new SentRecords();

    // Mutable state of a topic: offset behind the last record, and what the run has sent
    private long end = 100;
    private long before;

    @Test
    void offsetInsideOfAPollIsThatOfALostRecord() {
        List<Sent> poll = poll("r", 3, true);

        assertThat(receive(poll, 1)).isEqualTo(OptionalLong.of(101));
    }

    @Test
    void offsetBehindAPollIsAMarkerIfAsManyCameAsWereSent() {
        List<Sent> sent = new ArrayList<>();
        IntStream.range(1, 10).forEach(size -> sent.addAll(poll("r", size, true)));

        assertThat(receive(sent)).isEmpty();
    }

    @Test
    void lastRecordOfAPollIsMissedAtOnce() {
        List<Sent> sent = new ArrayList<>(poll("r", 2, false));
        sent.addAll(poll("r", 2, false));
        int last = sent.size() - 1;
        sent.addAll(poll("r", 2, false));

        assertThat(receive(sent, last)).isEqualTo(OptionalLong.of(103));
    }

    @Test
    void firstRecordOfAPollIsMissedAtOnceWhereNoMarkersAre() {
        List<Sent> sent = new ArrayList<>(poll("r", 2, false));
        sent.addAll(poll("r", 2, false));
        int first = sent.size();
        sent.addAll(poll("r", 2, false));

        assertThat(receive(sent, first)).isEqualTo(OptionalLong.of(104));
    }

    @Test
    void firstRecordAfterTheStartIsMissedWithTheNextPollAtTheLatest() {
        List<Sent> sent = new ArrayList<>(poll("r", 2, false));
        int first = sent.size();
        sent.addAll(poll("r", 2, false));
        sent.addAll(poll("r", 2, false));

        assertThat(receive(sent, first)).isEqualTo(OptionalLong.of(102));
    }

    @Test
    void whatTheSourcesTransformsDropIsMissedByNobody() {
        List<Sent> sent = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sent.addAll(poll("r", 3, true)); // a poll of more, of which these are left
        }

        assertThat(receive(sent)).isEmpty();
    }

    @Test
    void anotherRunBeginsAnewAndRecordsWithoutMarksSayNothing() {
        List<Sent> sent = new ArrayList<>(poll("r", 3, false));
        end++;
        before = 0;
        sent.addAll(poll("s", 3, false));
        end++;
        sent.add(new Sent(end++, Optional.empty()));
        end++;
        sent.addAll(poll("s", 3, false));

        assertThat(receive(sent)).isEmpty();
    }

    @Test
    void anyOneLostRecordIsMissedAndNoneThatIsNotLost() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            boolean exactlyOnce = random.nextBoolean();
            before = 0;
            end = 100;
            List<Sent> sent = new ArrayList<>();
            int polls = 4 + random.nextInt(5);
            for (int i = 0; i < polls; i++) {
                sent.addAll(poll("r", 1 + random.nextInt(4), exactlyOnce));
            }
            sent.addAll(poll("r", 1, exactlyOnce));
            assertThat(new SentRecordsTest().receive(sent)).as("seed %d", seed).isEmpty();
            int known = firstOfThirdPoll(sent);
            int lost = known + random.nextInt(sent.size() - known - 1);
            assertThat(new SentRecordsTest().receive(sent, lost))
                    .as("seed %d, %s without %d", seed, sent, lost)
                    .isPresent();
        }
    }

    /** Before the second poll has come it is not known how many there should be. */
    private static int firstOfThirdPoll(List<Sent> sent) {
        long third = sent.stream()
                .mapToLong(record -> record.mark().orElseThrow().before())
                .distinct()
                .skip(2)
                .findFirst()
                .orElseThrow();
        return (int) sent.stream()
                .takeWhile(record -> record.mark().orElseThrow().before() < third)
                .count();
    }

    /** Sends a poll, and a marker behind it where the source is an exactly-once one. */
    private List<Sent> poll(String run, int size, boolean exactlyOnce) {
        SendMark mark = new SendMark(run, before);
        List<Sent> poll = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            poll.add(new Sent(end++, Optional.of(mark)));
        }
        before += size;
        end += exactlyOnce ? 1 : 0;
        return poll;
    }

    /** Returns what is missed of these when some do not come; two offsets in a row are noticed elsewhere. */
    private OptionalLong receive(List<Sent> sent, Integer... lost) {
        Set<Integer> without = Set.of(lost);
        List<Sent> coming = IntStream.range(0, sent.size())
                .filter(i -> !without.contains(i))
                .mapToObj(sent::get)
                .collect(Collectors.toList());
        long next = sent.get(0).offset();
        for (Sent record : coming) {
            if (record.offset() > next + 1) {
                return OptionalLong.of(next);
            }
            OptionalLong missing = records.missing(next, record.offset(), record.mark());
            if (missing.isPresent()) {
                return missing;
            }
            records.take(next, record.offset(), record.mark());
            next = record.offset() + 1;
        }
        return OptionalLong.empty();
    }
}
