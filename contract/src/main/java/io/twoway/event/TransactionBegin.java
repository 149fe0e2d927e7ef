package io.twoway.event;

import java.util.Optional;

/** The beginning of a source transaction. */
public record TransactionBegin(String id) implements CapturedEvent {

    @Override
    public Optional<String> transaction() {
        return Optional.of(id);
    }
}
