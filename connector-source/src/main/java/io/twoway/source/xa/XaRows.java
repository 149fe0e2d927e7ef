package io.twoway.source.xa;

import io.twoway.contract.XaStep;
import io.twoway.contract.Xid;
import io.twoway.event.CapturedEvent;
import io.twoway.event.RowEvent;
import io.twoway.event.TransactionBegin;
import io.twoway.event.XaEvent;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.header.Headers;

/** Writes on every row of an XA transaction which one it is of: the sink must not apply it before that is committed. */
public final class XaRows {

    // Mutable state
    private Optional<XaEvent> begun = Optional.empty();

    /** Takes note of an event; returns whether it travels. */
    public boolean read(CapturedEvent event) {
        if (event instanceof TransactionBegin) {
            begun = Optional.empty();
        }
        if (event instanceof XaEvent xa && xa.step() == XaStep.XA_BEGUN) {
            begun = Optional.of(xa);
            return false;
        }
        return true;
    }

    /** Marks a row, or the end, of an XA transaction. */
    public void mark(CapturedEvent event, Headers headers) {
        xidOf(event).ifPresent(xid -> xid.writeTo(headers));
    }

    /**
     * Looks at a row of a table that is being loaded beside the stream. Whether the load still has to send it is not known
     * before its transaction ends.
     *
     * @throws ConnectException when it is a row of an XA transaction
     */
    public void refuseIn(RowEvent row) {
        xidOf(row).ifPresent(xid -> {
            throw new ConnectException(
                    "The XA transaction " + xid + " changed rows of " + row.database() + "." + row.table()
                            + ", which was added to a running pair and is still being loaded. Nothing of it was sent. Take the table"
                            + " out of the selection again and restart the task; empty it at the peer, and add it anew while no XA"
                            + " transaction writes to it.");
        });
    }

    /** Returns which XA transaction an event is of; empty for most. */
    private Optional<Xid> xidOf(CapturedEvent event) {
        return begun.filter(xa -> xa.transaction().equals(event.transaction())).map(XaEvent::xid);
    }
}
