package io.twoway.sink.rows;

import io.twoway.sink.resolve.Outcome;
import java.util.Optional;

/**
 * The outcome of one committed change, for counters.
 *
 * @param conflict the kind of conflict, if there was one
 */
public record Applied(Outcome outcome, Optional<String> conflict) {}
