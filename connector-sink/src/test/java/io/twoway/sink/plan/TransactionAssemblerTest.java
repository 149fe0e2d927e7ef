package io.twoway.sink.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.sink.decode.RowStep;
import io.twoway.sink.decode.StreamEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;

class TransactionAssemblerTest extends AssembledTransactions {

    private static final Schema MEMBER = SchemaBuilder.struct()
            .field("id", Schema.INT32_SCHEMA)
            .field("boss", Schema.OPTIONAL_INT32_SCHEMA)
            .build();

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
    void rowThatEndsATransactionCompletesItAndIsNeverCutOff() {
        TransactionAssembler assembler = assembler(Watermark.START, 2);

        assertThat(ids(assembler.accept(last(1, 1)))).containsExactly("1.1");
        assembler.accept(row(2, 1));
        Optional<Work> whole = assembler.accept(last(2, 2));
        assertThat(ids(whole)).containsExactly("2.1", "2.2");
        assertThat(whole.orElseThrow().watermark()).isEqualTo(assembler.watermark());
        assertThat(assembler.isIdle()).isTrue();
        List.of(row(3, 1), row(3, 2)).forEach(assembler::accept);
        assertThat(ids(assembler.accept(last(3, 3)))).containsExactly("3.3");
        assertThat(heard).containsExactly("cut by ROWS after 2", "ended in 2");
    }

    @Test
    void unreadableRowThatEndsATransactionEndsIt() {
        TransactionAssembler assembler = assembler(Watermark.START, 100);
        assembler.accept(row(1, 1));

        assertThat(assembler.accept(joined(undecodable(), end(1))).map(work -> ((Work.Rows) work).rows()))
                .hasValueSatisfying(rows -> assertThat(rows)
                        .hasExactlyElementsOfTypes(PlannedRow.Changed.class, PlannedRow.Undecodable.class));
        assertThat(assembler.accept(joined(undecodable(), end(2)))).isPresent();
        assertThat(assembler.isIdle()).isTrue();
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

    /** MySQL logs it so when a row is deleted that refers to itself: see {@link SelfReferences}. */
    @Test
    void neverCutsBetweenARowsLossOfItselfAndItsDeletion() {
        for (int limit = 2; limit < 8; limit++) {
            TransactionAssembler assembler = assembler(Watermark.START, limit);
            List<StreamEvent> events = List.of(
                    row(1, 1, new RowStep.Inserted(member(9, 9))),
                    row(1, 2, new RowStep.Updated(member(1, 1), member(1, null))),
                    row(1, 3, new RowStep.Deleted(member(1, 1), true)),
                    row(1, 4, new RowStep.Updated(member(2, 2), member(2, null))),
                    row(1, 5, new RowStep.Deleted(member(2, 2), true)),
                    row(1, 6, new RowStep.Updated(member(3, 3), member(3, null))),
                    row(1, 7, new RowStep.Updated(member(4, 5), member(4, null))),
                    end(1));
            List<RowStep> applied = events.stream()
                    .flatMap(event -> assembler.accept(event).stream())
                    .flatMap(work -> ((Work.Rows) work).rows().stream())
                    .map(row -> ((PlannedRow.Changed) row).step())
                    .toList();

            assertThat(applied)
                    .as("limit %d", limit)
                    .containsExactly(
                            new RowStep.Inserted(member(9, 9)),
                            new RowStep.Deleted(member(1, 1), true),
                            new RowStep.Deleted(member(2, 2), true),
                            new RowStep.Updated(member(3, 3), member(3, null)),
                            new RowStep.Updated(member(4, 5), member(4, null)));
        }
    }

    @Test
    void goesOnBeforeTheRowsThatItKeptBackAfterARestart() {
        TransactionAssembler assembler = assembler(Watermark.START, 2);
        StreamEvent inserted = row(1, 1, new RowStep.Inserted(member(9, 9)));
        StreamEvent detached = row(1, 2, new RowStep.Updated(member(1, 1), member(1, null)));
        StreamEvent deleted = row(1, 3, new RowStep.Deleted(member(1, 1), true));
        assembler.accept(inserted);
        Work.Rows first = (Work.Rows) assembler.accept(detached).orElseThrow();

        assertThat(first.rows()).hasSize(1);
        assertThat(first.last()).isEqualTo(((StreamEvent.RowChanged) inserted).origin());
        assertThat(first.heldBytes()).isEqualTo(HeldBytes.of(new RowStep.Inserted(member(9, 9))));

        TransactionAssembler restarted = assembler(first.watermark(), 2);
        restarted.accept(inserted);
        restarted.accept(detached);
        assertThat(((Work.Rows) restarted.accept(deleted).orElseThrow()).rows())
                .map(row -> ((PlannedRow.Changed) row).step())
                .containsExactly(new RowStep.Deleted(member(1, 1), true));
    }

    @Test
    void piecesStayWholeWhereAllRowsLoseThemselvesAndAreNotDeleted() {
        TransactionAssembler assembler = assembler(Watermark.START, 3);
        List<Integer> sizes = IntStream.rangeClosed(1, 7)
                .mapToObj(id -> row(1, id, new RowStep.Updated(member(id, id), member(id, null))))
                .flatMap(event -> assembler.accept(event).stream())
                .map(work -> ((Work.Rows) work).rows().size())
                .toList();

        assertThat(sizes).containsExactly(3, 3);
    }

    private static Struct member(int id, Integer boss) {
        return new Struct(MEMBER).put("id", id).put("boss", boss);
    }
}
