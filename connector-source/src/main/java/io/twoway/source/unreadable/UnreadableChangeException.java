package io.twoway.source.unreadable;

import org.apache.kafka.connect.errors.ConnectException;

/** Stop of the source at a change that it cannot read. */
public final class UnreadableChangeException extends ConnectException {

    private static final long serialVersionUID = 1L;

    UnreadableChangeException(UnreadableChange change) {
        super(change.message());
    }
}
