package io.twoway.cli.kafka;

import io.twoway.contract.ThrottleNote;
import io.twoway.contract.WaitingNote;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Kafka's knowledge of a stream and of the sink that applies it.
 *
 * @param end the offset that the topic's next record will get; empty when Kafka did not say
 * @param changes how many records that are not applied are more than heartbeats; empty when they were not counted
 * @param waiting what the sink said last of a server that takes no changes; empty when it said nothing of the kind
 * @param throttled what the sink said last of a limit that holds it back; empty when it said nothing of the kind
 */
public record StreamFacts(
        OptionalLong end, OptionalLong changes, Optional<WaitingNote> waiting, Optional<ThrottleNote> throttled) {

    /** Kafka was not asked, or did not answer. */
    public static final StreamFacts UNKNOWN =
            new StreamFacts(OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());
}
