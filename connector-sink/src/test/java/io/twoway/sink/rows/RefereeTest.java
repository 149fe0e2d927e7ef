package io.twoway.sink.rows;

import static io.twoway.sink.conflict.Orders.TABLE;
import static io.twoway.sink.conflict.Orders.nothingBut;
import static io.twoway.sink.conflict.Orders.row;
import static io.twoway.sink.conflict.Orders.standing;
import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.SeenOffsets;
import io.twoway.policy.Detection;
import io.twoway.policy.Policy;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.change.RowChange;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.conflict.Detector;
import io.twoway.sink.conflict.Orders;
import io.twoway.sink.resolve.Outcome;
import io.twoway.sink.resolve.PolicyBook;
import io.twoway.sink.resolve.Resolution;
import io.twoway.sink.resolve.Resolver;
import io.twoway.sink.resolve.TieBreak;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes of rows that the load of their table has not come to yet. */
class RefereeTest {

    private static final ChangeOrigin UNLOADED =
            new ChangeOrigin("a", 0, 42, Orders.SITE_A, 0, false, true, SeenOffsets.NONE);
    private static final RowImage BEFORE = row(1, "one", 1);
    private static final RowImage AFTER = row(1, "one", 2);

    private final Referee referee = new Referee(
            new PolicyBook(Policy.TASK_FAILED, List.of()),
            new Detector(Detection.BEFORE_IMAGE),
            new Resolver(new TieBreak.KeepStanding()));

    @Test
    void updateBringsItsRow() {
        Ruling.Decided ruling = referee.decide(TABLE, new RowChange.Update(UNLOADED, BEFORE, AFTER), nothingBut());

        assertThat(ruling.resolution()).isEqualTo(new Resolution.Write(AFTER, List.of()));
        assertThat(ruling.conflict()).isEmpty();
    }

    @Test
    void deleteOfWhatNeverCameIsNothing() {
        Ruling.Decided ruling = referee.decide(TABLE, new RowChange.Delete(UNLOADED, BEFORE), nothingBut());

        assertThat(ruling.outcome()).isEqualTo(Outcome.NOOP);
        assertThat(ruling.conflict()).isEmpty();
    }

    @Test
    void rowThatIsThereIsJudgedAsAlways() {
        RowImage other = row(1, "one", 7);

        Ruling.Decided ruling = referee.decide(TABLE, new RowChange.Update(UNLOADED, BEFORE, AFTER), standing(other));

        assertThat(ruling.isRefused()).isTrue();
    }

    @Test
    void uniqueValueThatSomebodyElseHasIsAConflict() {
        RowImage rival = row(2, "one", 1);

        Ruling.Decided ruling = referee.decide(TABLE, new RowChange.Update(UNLOADED, BEFORE, AFTER), nothingBut(rival));

        assertThat(ruling.isRefused()).isTrue();
    }
}
