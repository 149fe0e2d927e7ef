package io.twoway.sink.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.sink.decode.RowStep;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;

class TransactionAssemblerTest extends AssembledTransactions {

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
}
