package io.twoway.source.xa;

import io.twoway.contract.XaStep;
import io.twoway.contract.Xid;
import io.twoway.event.CapturedEvent;
import io.twoway.event.TransactionBegin;
import io.twoway.event.XaEvent;
import io.twoway.source.stage.PassingEvent;
import io.twoway.source.stage.Stage;
import java.util.Optional;

/** Writes on every row of an XA transaction which one it is of: the sink must not apply it before that is committed. */
public final class XaRows implements Stage {

    // Mutable state
    private Optional<XaEvent> begun = Optional.empty();

    @Override
    public void take(PassingEvent passing) {
        if (passing.event() instanceof TransactionBegin) {
            begun = Optional.empty();
        }
        if (passing.event() instanceof XaEvent xa && xa.step() == XaStep.XA_BEGUN) {
            begun = Optional.of(xa);
            passing.end();
            return;
        }
        xidOf(passing.event()).ifPresent(xid -> xid.writeTo(passing.headers()));
    }

    /** Returns which XA transaction an event is of; empty for most. */
    private Optional<Xid> xidOf(CapturedEvent event) {
        return begun.filter(xa -> xa.transaction().equals(event.transaction())).map(XaEvent::xid);
    }
}
