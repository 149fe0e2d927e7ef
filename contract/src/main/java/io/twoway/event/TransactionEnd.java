package io.twoway.event;

import java.util.Optional;

/** The end of a source transaction, which is complete. */
public record TransactionEnd(String id) implements CapturedEvent {

    @Override
    public Optional<String> transaction() {
        return Optional.of(id);
    }
}
