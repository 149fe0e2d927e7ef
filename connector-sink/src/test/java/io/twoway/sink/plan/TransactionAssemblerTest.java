package io.twoway.sink.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.contract.GtidPosition;
import io.twoway.contract.SiteName;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.change.TableName;
import io.twoway.sink.decode.RowStep;
import io.twoway.sink.decode.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;

class TransactionAssemblerTest {

    private static final String SERVER = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final TableName ORDERS = new TableName("shop", "orders");
    private static final Schema ROW =
            SchemaBuilder.struct().field("id", Schema.INT32_SCHEMA).build();

    private final List<String> heard = new ArrayList<>();
    private long offset;

    @Test
    void handsOutATransactionWhenItsEndArrivesAndNotBefore() {
        TransactionAssembler assembler = assembler(Watermark.START, 100);

        assertThat(assembler.accept(row(1, 1))).isEmpty();
        assertThat(assembler.accept(row(1, 2))).isEmpty();
        assertThat(assembler.isIdle()).isFalse();
        assertThat(ids(assembler.accept(end(1)))).containsExactly("1.1", "1.2");
        assertThat(assembler.isIdle()).isTrue();
    }

    @Test
    void dropsWhatTheWatermarkCoversAndCountsIt() {
        TransactionAssembler assembler = assembler(Watermark.START.advancedTo(position(2, 1)), 100);

        assembler.accept(row(1, 1));
        assertThat(ids(assembler.accept(end(1)))).isEmpty();
        assembler.accept(row(2, 1));
        assembler.accept(row(2, 2));
        assertThat(ids(assembler.accept(end(2)))).containsExactly("2.2");
        assertThat(heard).containsExactly("replayed 0", "replayed 2");
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
    void cutsATransactionThatIsTooLargeAndGoesOnBehindTheCutAfterARestart() {
        TransactionAssembler assembler = assembler(Watermark.START, 2);

        assembler.accept(row(1, 1));
        Optional<Work> first = assembler.accept(row(1, 2));
        assertThat(ids(first)).containsExactly("1.1", "1.2");
        assembler.accept(row(1, 3));
        assertThat(ids(assembler.accept(end(1)))).containsExactly("1.3");
        assertThat(heard).containsExactly("cut by ROWS after 2", "ended in 2");

        TransactionAssembler restarted = assembler(first.orElseThrow().watermark(), 100);
        List.of(row(1, 1), row(1, 2), row(1, 3)).forEach(restarted::accept);
        assertThat(ids(restarted.accept(end(1)))).containsExactly("1.3");
    }

    @Test
    void cutsATransactionWhoseRowsTakeTooMuchMemory() {
        long twoRows = 2 * HeldBytes.of(new RowStep.Inserted(struct(1)));
        TransactionAssembler assembler = assembler(Watermark.START, new TransactionLimit(100, twoRows));

        assertThat(assembler.accept(row(1, 1))).isEmpty();
        Work.Rows piece = (Work.Rows) assembler.accept(row(1, 2)).orElseThrow();
        assertThat(piece.heldBytes()).isEqualTo(twoRows);
        assertThat(assembler.accept(row(1, 3))).isEmpty();
        assertThat(ids(assembler.accept(end(1)))).containsExactly("1.3");
        assertThat(heard).containsExactly("cut by BYTES after 2", "ended in 2");
    }

    @Test
    void saysOnceThatATransactionIsCutHoweverManyPiecesItHas() {
        TransactionAssembler assembler = assembler(Watermark.START, 1);

        List.of(row(1, 1), row(1, 2), row(1, 3), end(1)).forEach(assembler::accept);
        List.of(row(2, 1), row(2, 2), end(2)).forEach(assembler::accept);

        assertThat(heard).containsExactly("cut by ROWS after 1", "ended in 4", "cut by ROWS after 1", "ended in 3");
    }

    @Test
    void goesOnWithACutTransactionOfWhichOnlyTheEndIsLeft() {
        TransactionAssembler assembler = assembler(Watermark.START, 2);
        assembler.accept(row(1, 1));
        Work cut = assembler.accept(row(1, 2)).orElseThrow();

        TransactionAssembler restarted = assembler(cut.watermark(), 2);
        assertThat(restarted.accept(end(1))).isEmpty();
        assertThat(restarted.isIdle()).isTrue();
        restarted.accept(row(2, 1));
        assertThat(ids(restarted.accept(end(2)))).containsExactly("2.1");
    }

    @Test
    void chunkOfLoadedRowsIsNeverCutAndBeginsAnewUnderOtherNumbers() {
        TransactionAssembler assembler = assembler(Watermark.START, 1);

        List.of(loaded(1, 1), loaded(1, 2), loaded(1, 1)).forEach(assembler::accept);
        Work.Rows work = (Work.Rows) assembler.accept(end(1)).orElseThrow();

        assertThat(work.rows()).hasOnlyElementsOfType(PlannedRow.Loaded.class).hasSize(1);
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
    void joinsTheTwoHalvesOfAChangedKeyAndNeverCutsBetweenThem() {
        TransactionAssembler assembler = assembler(Watermark.START, 1);

        assertThat(assembler.accept(row(1, 1, new RowStep.Leaving(struct(1))))).isEmpty();
        Work.Rows work = (Work.Rows)
                assembler.accept(row(1, 2, new RowStep.Arriving(struct(2)))).orElseThrow();

        PlannedRow.Changed changed = (PlannedRow.Changed) work.rows().get(0);
        assertThat(changed.step()).isEqualTo(new RowStep.Updated(struct(1), struct(2)));
        assertThat(work.rows()).hasSize(1);
    }

    @Test
    void refusesTheSecondHalfOfAChangedKeyWithoutTheFirst() {
        TransactionAssembler assembler = assembler(Watermark.START, 100);

        assertThatThrownBy(() -> assembler.accept(row(1, 1, new RowStep.Arriving(struct(2)))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("first half");
    }

    @Test
    void unreadableRecordKeepsItsPlaceInTheOpenTransaction() {
        TransactionAssembler assembler = assembler(Watermark.START, 100);
        assembler.accept(row(1, 1));

        assertThat(assembler.accept(undecodable())).isEmpty();
        assertThat(assembler.accept(end(1)).map(work -> ((Work.Rows) work).rows()))
                .hasValueSatisfying(rows -> assertThat(rows)
                        .hasExactlyElementsOfTypes(PlannedRow.Changed.class, PlannedRow.Undecodable.class));
    }

    @Test
    void unreadableRecordBetweenTransactionsIsOneOfItsOwn() {
        TransactionAssembler assembler = assembler(Watermark.START, 100);

        Work.Rows work = (Work.Rows) assembler.accept(undecodable()).orElseThrow();

        assertThat(work.rows()).hasExactlyElementsOfTypes(PlannedRow.Undecodable.class);
        assertThat(work.watermark()).isEqualTo(Watermark.START);
    }

    @Test
    void refusesTheFirstHalfOfAChangedKeyWithoutTheSecond() {
        TransactionAssembler beforeARow = assembler(Watermark.START, 100);
        beforeARow.accept(row(1, 1, new RowStep.Leaving(struct(1))));
        assertThatThrownBy(() -> beforeARow.accept(row(1, 2)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("first half");

        TransactionAssembler atTheEnd = assembler(Watermark.START, 100);
        atTheEnd.accept(row(1, 1, new RowStep.Leaving(struct(1))));
        assertThatThrownBy(() -> atTheEnd.accept(end(1)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("first half");
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
            binlog.add(end(transaction));
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
            applied.addAll(ids(assembler.accept(binlog.get(next))));
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

    private TransactionAssembler assembler(Watermark watermark, int maxRows) {
        return assembler(watermark, new TransactionLimit(maxRows, Long.MAX_VALUE));
    }

    private TransactionAssembler assembler(Watermark watermark, TransactionLimit limit) {
        return new TransactionAssembler(watermark, limit, new PlanListener() {
            @Override
            public void replayed(ChangeOrigin origin) {
                heard.add("replayed " + origin.offset());
            }

            @Override
            public void cut(TransactionCut cut) {
                heard.add("cut by " + cut.reached() + " after " + cut.rows());
            }

            @Override
            public void endedInPieces(ChangeOrigin end, String transaction, int pieces) {
                heard.add("ended in " + pieces);
            }
        });
    }

    private StreamEvent row(int transaction, int order) {
        return row(transaction, order, new RowStep.Inserted(struct(transaction * 1000 + order)));
    }

    private StreamEvent row(int transaction, int order, RowStep step) {
        return new StreamEvent.RowChanged(
                origin(), ORDERS, SERVER + ":" + transaction, position(transaction, order), step);
    }

    private StreamEvent loaded(int transaction, int order) {
        return row(transaction, order, new RowStep.Loaded(struct(transaction * 1000 + order)));
    }

    private StreamEvent undecodable() {
        return new StreamEvent.Undecodable(origin(), new DataException("no row"));
    }

    private StreamEvent end(int transaction) {
        return new StreamEvent.TransactionEnded(origin(), SERVER + ":" + transaction);
    }

    private StreamEvent statement(int transaction, int number) {
        return new StreamEvent.SchemaChanged(
                origin(), "shop", "RENAME TABLE", Optional.empty(), Optional.of(position(transaction, number - 1000)));
    }

    private static GtidPosition position(int transaction, int order) {
        return new GtidPosition(SERVER, transaction, order);
    }

    private ChangeOrigin origin() {
        return new ChangeOrigin("a", 0, offset++, new SiteName("a"), 0, false);
    }

    private static Struct struct(int id) {
        return new Struct(ROW).put("id", id);
    }

    private static List<String> ids(Optional<Work> work) {
        return work.stream()
                .flatMap(one -> ((Work.Rows) one).rows().stream())
                .map(row -> (RowStep.Inserted) ((PlannedRow.Changed) row).step())
                .map(step -> step.after().getInt32("id"))
                .map(id -> id / 1000 + "." + id % 1000)
                .toList();
    }
}
