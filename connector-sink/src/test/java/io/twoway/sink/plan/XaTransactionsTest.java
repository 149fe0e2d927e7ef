package io.twoway.sink.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.Xid;
import io.twoway.sink.decode.RowStep;
import io.twoway.sink.decode.StreamEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class XaTransactionsTest extends AssembledTransactions {

    private static final Xid NAME = new Xid("X'61',X'',1");

    @Test
    void preparedRowsAreHandedOutAsSuchWithTheEndOfTheirTransaction() {
        TransactionAssembler assembler = assembler(Watermark.START, 10);
        assertThat(assembler.accept(xaRow(5, 1))).isEmpty();
        assertThat(assembler.accept(xaRow(5, 2))).isEmpty();

        Work.Prepared work = (Work.Prepared) assembler.accept(prepared(5)).orElseThrow();

        assertThat(ids(Optional.of(work.rows()))).containsExactly("5.1", "5.2");
        assertThat(work.whole()).isTrue();
        assertThat(work.xid()).isEqualTo(NAME);
        assertThat(work.transaction()).isEqualTo(SERVER + ":5");
        assertThat(assembler.isIdle()).isTrue();
        assertThat(assembler.watermark().covers(position(5, 99))).isTrue();
        assertThat(assembler.watermark().covers(position(6, 1))).isFalse();
    }

    @Test
    void aTransactionOfWhichNoRowIsSelectedIsHandedOutEmpty() {
        Work work = assembler(Watermark.START, 10).accept(prepared(5)).orElseThrow();

        assertThat(((Work.Prepared) work).rows().rows()).isEmpty();
    }

    @Test
    void oneThatIsTooLargeIsHandedOutInPortionsOfWhichNoneIsApplied() {
        TransactionAssembler assembler = assembler(Watermark.START, 2);
        assertThat(assembler.accept(xaRow(5, 1))).isEmpty();

        Optional<Work> cut = assembler.accept(xaRow(5, 2));
        assembler.accept(xaRow(5, 3));
        Optional<Work> last = assembler.accept(prepared(5));

        assertThat(((Work.Prepared) cut.orElseThrow()).whole()).isFalse();
        assertThat(((Work.Prepared) last.orElseThrow()).whole()).isFalse();
        assertThat(ids(Optional.of(((Work.Prepared) last.orElseThrow()).rows())))
                .containsExactly("5.3");
        assertThat(heard).containsExactly("cut by ROWS after 2", "ended in 2");
    }

    @Test
    void whatBecomesOfOneIsAWorkOfItsOwn() {
        TransactionAssembler assembler = assembler(Watermark.START, 10);

        Work.Decided work = (Work.Decided) assembler.accept(decided(7, true)).orElseThrow();

        assertThat(work.xid()).isEqualTo(NAME);
        assertThat(work.committed()).isTrue();
        assertThat(work.rest()).isEmpty();
        assertThat(((Work.Decided) assembler.accept(decided(8, false)).orElseThrow()).committed())
                .isFalse();
    }

    @Test
    void everyStepThatComesAgainIsARepeat() {
        TransactionAssembler assembler = assembler(Watermark.START, 10);
        assembler.accept(xaRow(5, 1));
        assembler.accept(prepared(5));
        assembler.accept(decided(6, true));

        assertThat(assembler.accept(xaRow(5, 1))).isEmpty();
        assertThat(assembler.accept(prepared(5))).isEmpty();
        assertThat(assembler.accept(decided(6, true))).isEmpty();
        assertThat(assembler.isIdle()).isTrue();
    }

    @Test
    void oneThatIsCommittedInOnePhaseIsLikeAnyOther() {
        TransactionAssembler assembler = assembler(Watermark.START, 10);
        assembler.accept(xaRow(5, 1));
        assembler.accept(xaRow(5, 2));

        assertThat(ids(assembler.accept(onePhase(5)))).containsExactly("5.1", "5.2");
    }

    @Test
    void afterACutTheRestIsHandedOutWithTheCommitInOnePhase() {
        TransactionAssembler assembler = assembler(Watermark.START, 2);
        assembler.accept(xaRow(5, 1));
        assertThat(assembler.accept(xaRow(5, 2)).orElseThrow()).isInstanceOf(Work.Prepared.class);
        assembler.accept(xaRow(5, 3));

        Work.Decided work = (Work.Decided) assembler.accept(onePhase(5)).orElseThrow();

        assertThat(work.committed()).isTrue();
        assertThat(ids(Optional.of(work.rest().orElseThrow().rows()))).containsExactly("5.3");
        assertThat(assembler.accept(onePhase(5))).as("a repeat").isEmpty();
    }

    @Test
    void theRestOfOneThatATaskBeforeHasBegunToKeepIsNotTheWhole() {
        TransactionAssembler assembler = assembler(Watermark.START.advancedTo(position(5, 3)), 10);
        assembler.accept(xaRow(5, 4));

        assertThat(((Work.Prepared) assembler.accept(prepared(5)).orElseThrow()).whole())
                .isFalse();
    }

    @Test
    void aCommitInOnePhaseIsDecidedAgainAfterATaskThatKeptAllOfItsRows() {
        Watermark inside = Watermark.START.advancedTo(position(5, 3));
        TransactionAssembler assembler = assembler(inside, 2);
        assertThat(assembler.accept(xaRow(5, 3))).as("a repeat").isEmpty();

        Work.Decided work = (Work.Decided) assembler.accept(onePhase(5)).orElseThrow();

        assertThat(work.rest().orElseThrow().rows().rows()).isEmpty();
    }

    private StreamEvent xaRow(int transaction, int order) {
        StreamEvent.RowChanged row = (StreamEvent.RowChanged)
                row(transaction, order, new RowStep.Inserted(struct(transaction * 1000 + order)));
        return new StreamEvent.RowChanged(
                row.origin(), row.table(), row.transaction(), row.position(), row.step(), Optional.of(NAME));
    }

    private StreamEvent prepared(int transaction) {
        return new StreamEvent.XaPrepared(origin(), SERVER + ":" + transaction, NAME);
    }

    private StreamEvent onePhase(int transaction) {
        return new StreamEvent.TransactionEnded(origin(), SERVER + ":" + transaction, Optional.of(NAME));
    }

    private StreamEvent decided(int transaction, boolean committed) {
        return new StreamEvent.XaDecided(origin(), SERVER + ":" + transaction, NAME, committed);
    }
}
