package io.twoway.source.xa;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.XaStep;
import io.twoway.contract.Xid;
import io.twoway.source.stage.PassingEvent;
import io.twoway.source.stream.Records;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class XaRowsTest {

    private static final Xid NAME = new Xid("X'61',X'',1");

    private final XaRows rows = new XaRows();

    @Test
    void rowsAndTheEndOfAnXaTransactionHaveItsName() {
        assertThat(taken(Records.begin(5)).isOver()).isFalse();
        assertThat(taken(Records.step(XaStep.XA_BEGUN, NAME, 5)).isOver())
                .as("does not leave the source")
                .isTrue();

        assertThat(markOf(change(5))).contains(NAME);
        assertThat(markOf(Records.end(5))).contains(NAME);
        assertThat(taken(Records.step(XaStep.XA_PREPARED, NAME, 5)).isOver()).isFalse();
    }

    @Test
    void rowsOfOtherTransactionsHaveNone() {
        assertThat(markOf(change(4))).isEmpty();
        taken(Records.begin(5));
        taken(Records.step(XaStep.XA_BEGUN, NAME, 5));
        taken(Records.begin(6));

        assertThat(markOf(change(6))).isEmpty();
    }

    private static SourceRecord change(long transaction) {
        return Records.change("shop", "orders", "c", transaction, 1);
    }

    private Optional<Xid> markOf(SourceRecord record) {
        return Xid.readFrom(taken(record).headers());
    }

    private PassingEvent taken(SourceRecord record) {
        PassingEvent passing = Records.passing(record);
        rows.take(passing);
        return passing;
    }
}
