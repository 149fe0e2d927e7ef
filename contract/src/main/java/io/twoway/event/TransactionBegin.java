package io.twoway.event;

import java.util.Optional;

/** A source transaction starts. */
public record TransactionBegin(String id) implements CapturedEvent {

    @Override
    public Optional<String> transaction() {
        return Optional.of(id);
    }
}
