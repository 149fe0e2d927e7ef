package io.twoway.sink.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.sink.decode.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A source that starts again, and a producer that tries again, send events twice. */
class RepeatedTransactionsTest extends AssembledTransactions {

    @Test
    void dropsWhatTheWatermarkCoversAndCountsIt() {
        TransactionAssembler assembler =
                assembler(Watermark.START.advancedTo(position(1, 1).atEnd()).advancedTo(position(2, 1)), 100);

        assembler.accept(row(1, 1));
        assertThat(ids(assembler.accept(end(1)))).isEmpty();
        assembler.accept(row(2, 1));
        assembler.accept(row(2, 2));
        assertThat(ids(assembler.accept(end(2)))).containsExactly("2.2");
        assertThat(heard).containsExactly("replayed 0", "replayed 2");
    }

    @Test
    void rowThatEndsATransactionIsARepeatAndAnEndLikeTwoRecords() {
        TransactionAssembler assembler =
                assembler(Watermark.START.advancedTo(position(1, 1).atEnd()), 100);

        assembler.accept(row(2, 1));
        assertThat(assembler.accept(last(1, 1))).isEmpty();
        assertThat(assembler.isIdle()).isTrue();
        assembler.accept(row(2, 1));
        assembler.accept(row(2, 2)); // was sent without its end
        assertThat(ids(assembler.accept(last(2, 2)))).containsExactly("2.1", "2.2");
        assertThat(assembler.accept(last(2, 2))).isEmpty();
        assertThat(heard).containsExactly("replayed 1", "replayed 5", "replayed 7");
    }

    @Test
    void takesATransactionThatStartsAgainFromItsNewStart() {
        TransactionAssembler assembler = assembler(Watermark.START, 100);

        assembler.accept(row(1, 1));
        assembler.accept(row(1, 2));
        assembler.accept(row(1, 1));
        assembler.accept(row(1, 2));
        assembler.accept(row(1, 3));
        assertThat(ids(assembler.accept(end(1)))).containsExactly("1.1", "1.2", "1.3");
    }

    @Test
    void dropsABatchThatTheProducerSentTwiceInTheMiddleOfATransaction() {
        TransactionAssembler assembler = assembler(Watermark.START, 100);

        List.of(row(1, 1), row(1, 2), row(1, 3)).forEach(assembler::accept);
        List.of(row(1, 2), row(1, 3), row(1, 4)).forEach(assembler::accept);

        assertThat(ids(assembler.accept(end(1)))).containsExactly("1.1", "1.2", "1.3", "1.4");
        assertThat(heard).containsExactly("replayed 3", "replayed 4");
    }

    @Test
    void forgetsAnOpenTransactionWhenTheSourceGoesBackToAnEarlierOne() {
        TransactionAssembler assembler = assembler(Watermark.START.advancedTo(position(3, 1)), 100);

        assembler.accept(row(5, 1));
        assembler.accept(row(4, 1));
        assertThat(ids(assembler.accept(end(4)))).containsExactly("4.1");
        assembler.accept(row(5, 1));
        assembler.accept(row(5, 2));
        assertThat(ids(assembler.accept(end(5)))).containsExactly("5.1", "5.2");
    }

    @Test
    void rowsOfAWholeTransactionAreRepeatsUnderAnyNumber() {
        TransactionAssembler assembler = assembler(Watermark.START, 100);
        assembler.accept(row(1, 1));
        Work whole = assembler.accept(end(1)).orElseThrow();

        TransactionAssembler restarted = assembler(whole.watermark(), 100);
        assertThat(restarted.accept(row(1, 2))).isEmpty();
        assertThat(restarted.accept(end(1))).isEmpty();
    }

    @Test
    void runsEachOfSeveralStatementsOfOnePositionOnceAlsoWhenTheyAreRepeated() {
        TransactionAssembler assembler = assembler(Watermark.START, 100);

        assertThat(assembler.accept(statement(4, 1))).isPresent();
        assertThat(assembler.accept(statement(4, 2))).isPresent();
        assertThat(assembler.accept(statement(4, 1))).isEmpty();
        assertThat(assembler.accept(statement(4, 2))).isEmpty();
    }

    @Test
    void anyBatchesSentTwiceGiveEachRowExactlyOnceAndInOrder() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<StreamEvent> binlog = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int transaction = 1; transaction <= 200; transaction++) {
            for (int i = 1; i <= 1 + random.nextInt(6); i++) {
                binlog.add(row(transaction, i));
                expected.add(transaction + "." + i);
            }
            if (random.nextBoolean()) {
                binlog.add(joined(binlog.remove(binlog.size() - 1), end(transaction)));
            } else {
                binlog.add(end(transaction));
            }
        }

        TransactionAssembler assembler = assembler(Watermark.START, 4);
        List<String> applied = new ArrayList<>();
        for (int next = 0; next < binlog.size(); ) {
            List<StreamEvent> batch = binlog.subList(next, Math.min(binlog.size(), next + 1 + random.nextInt(12)));
            for (int sent = 0; sent <= random.nextInt(3); sent++) {
                batch.forEach(event -> applied.addAll(ids(assembler.accept(event))));
            }
            next += batch.size();
        }
        assertThat(applied).as("seed %d", seed).isEqualTo(expected);
    }

    @Test
    void anySourceRestartsGiveEachRowExactlyOnceAndInOrder() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<StreamEvent> binlog = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int transaction = 1; transaction <= 40; transaction++) {
            starts.add(binlog.size());
            int rows = 1 + random.nextInt(5);
            for (int i = 1; i <= rows; i++) {
                binlog.add(row(transaction, i));
                expected.add(transaction + "." + i);
            }
            binlog.add(end(transaction));
        }

        TransactionAssembler assembler = assembler(Watermark.START, 3);
        List<String> applied = new ArrayList<>();
        int restarts = 0;
        for (int next = 0; next < binlog.size(); next++) {
            StreamEvent event = binlog.get(next);
            if (starts.contains(next + 2) && random.nextBoolean()) { // another one each time that it is sent
                event = joined(event, binlog.get(++next));
            }
            applied.addAll(ids(assembler.accept(event)));
            if (restarts < 60 && random.nextInt(4) == 0) {
                restarts++;
                int here = next;
                List<Integer> reached =
                        starts.stream().filter(start -> start <= here).toList();
                next = reached.get(random.nextInt(reached.size())) - 1;
            }
        }
        assertThat(applied).as("seed %d", seed).isEqualTo(expected);
    }
}
