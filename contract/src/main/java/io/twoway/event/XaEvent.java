package io.twoway.event;

import io.twoway.contract.XaStep;
import io.twoway.contract.Xid;
import java.util.Optional;

/**
 * A step of an XA transaction.
 *
 * @param step what happened
 * @param id the binlog's transaction: preparing and committing are one each
 * @param xid which XA transaction it is
 */
public record XaEvent(XaStep step, String id, Xid xid) implements CapturedEvent {

    @Override
    public Optional<String> transaction() {
        return Optional.of(id);
    }
}
