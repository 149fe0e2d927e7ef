package io.twoway.precheck.progress;

import java.time.Instant;

/**
 * The place up to which a sink has applied a stream.
 *
 * @param nextOffset the Kafka offset of the next record to apply
 * @param committed when the last applied change, or heartbeat, was made at the origin, by the origin's clock
 */
public record AppliedProgress(long nextOffset, Instant committed) {}
