package io.twoway.source.xa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.contract.XaStep;
import io.twoway.contract.Xid;
import io.twoway.event.CapturedEvent;
import io.twoway.event.RowEvent;
import io.twoway.event.TransactionBegin;
import io.twoway.event.TransactionEnd;
import io.twoway.event.XaEvent;
import io.twoway.source.stream.Records;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.junit.jupiter.api.Test;

class XaRowsTest {

    private static final Xid NAME = new Xid("X'61',X'',1");
    private static final String ID = Records.SERVER + "5";

    private final XaRows rows = new XaRows();

    @Test
    void rowsAndTheEndOfAnXaTransactionHaveItsName() {
        assertThat(rows.read(new TransactionBegin(ID))).isTrue();
        assertThat(rows.read(new XaEvent(XaStep.XA_BEGUN, ID, NAME)))
                .as("does not leave the source")
                .isFalse();

        assertThat(markOf(change(5))).contains(NAME);
        assertThat(markOf(new TransactionEnd(ID))).contains(NAME);
        assertThat(rows.read(new XaEvent(XaStep.XA_PREPARED, ID, NAME))).isTrue();
    }

    @Test
    void rowsOfOtherTransactionsHaveNone() {
        assertThat(markOf(change(4))).isEmpty();
        rows.read(new TransactionBegin(ID));
        rows.read(new XaEvent(XaStep.XA_BEGUN, ID, NAME));
        rows.read(new TransactionBegin(Records.SERVER + "6"));

        assertThat(markOf(change(6))).isEmpty();
    }

    @Test
    void rowsOfATableThatIsBeingLoadedAreRefused() {
        rows.refuseIn(change(4));
        rows.read(new XaEvent(XaStep.XA_BEGUN, ID, NAME));

        assertThatThrownBy(() -> rows.refuseIn(change(5)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining(NAME + " changed rows of shop.orders");
    }

    private static RowEvent change(long transaction) {
        return (RowEvent) CapturedEvent.of(Records.change("shop", "orders", "c", transaction, 1));
    }

    private Optional<Xid> markOf(CapturedEvent event) {
        ConnectHeaders headers = new ConnectHeaders();
        rows.mark(event, headers);
        return Xid.readFrom(headers);
    }
}
