package io.twoway.event;

import java.util.Optional;

/** A source transaction is complete. */
public record TransactionEnd(String id) implements CapturedEvent {

    @Override
    public Optional<String> transaction() {
        return Optional.of(id);
    }
}
