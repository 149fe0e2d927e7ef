package io.twoway.sink.store.bookkeeping;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.GtidPosition;
import io.twoway.contract.SiteName;
import io.twoway.sink.plan.StreamId;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.plan.Watermark;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DisplacementTest {

    private static final String OWN = "own-id";
    private static final StreamProgress KNOWN = new StreamProgress(
            100, Watermark.START.advancedTo(new GtidPosition("u", 7, 2)), new SiteName("a"), 1_700_000_000_000L);
    private static final ProgressRepair REPAIR =
            new ProgressRepair(new BookkeepingDatabase("dts"), new StreamId("a", 0));

    @Test
    void aRowThatIsGoneIsPutBackAsItWas() {
        Displacement why = Displacement.of(Optional.empty(), OWN);

        assertThat(why).isEqualTo(new Displacement.Deleted());
        assertThat(why.explain(REPAIR, Optional.of(KNOWN)))
                .contains(
                        "INSERT INTO `dts`.`progress` (stream, partition_id, next_offset, source_position, origin_site,"
                                + " source_commit_ms) VALUES ('a', 0, 100, 'within u:7/2', 'a', 1700000000000);");
    }

    @Test
    void aTableThatIsGoneIsMadeAgainFirst() {
        assertThat(new Displacement.Dropped().explain(REPAIR, Optional.of(KNOWN)))
                .containsSubsequence("CREATE TABLE IF NOT EXISTS `dts`.`progress`", "INSERT INTO `dts`.`progress`");
    }

    @Test
    void anotherOwnerIsNamed() {
        Displacement why = Displacement.of(Optional.of(new OwnedProgress(KNOWN, "other-id")), OWN);

        assertThat(why).isEqualTo(new Displacement.TakenOver("other-id"));
        assertThat(why.explain(REPAIR, Optional.of(KNOWN))).contains("other-id", "remove the second one", "rebalance");
    }

    @Test
    void anotherOffsetUnderTheSameOwnerOrNoneIsAPersonsWork() {
        StreamProgress moved = new StreamProgress(50, Watermark.START, new SiteName("a"), 0);

        for (String owner : new String[] {OWN, ""}) {
            Displacement why = Displacement.of(Optional.of(new OwnedProgress(moved, owner)), OWN);
            assertThat(why).isEqualTo(new Displacement.Moved(50));
            assertThat(why.explain(REPAIR, Optional.of(KNOWN))).contains("is 50", "at 100", "SET next_offset = 100");
        }
    }

    @Test
    void textsInStatementsAreQuoted() {
        StreamProgress odd = new StreamProgress(1, Watermark.START, new SiteName("a"), 0);
        ProgressRepair repair = new ProgressRepair(new BookkeepingDatabase("d`s"), new StreamId("a", 0));

        assertThat(repair.restore(odd)).startsWith("INSERT INTO `d``s`.`progress`");
    }
}
