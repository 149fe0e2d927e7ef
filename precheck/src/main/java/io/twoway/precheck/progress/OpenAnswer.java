package io.twoway.precheck.progress;

/**
 * A person's answer about one record, in {@code conflict_resolution} of a server, that no sink has applied.
 *
 * @param stream the topic of the record
 * @param partition the topic's partition
 * @param offset of the record
 * @param resolution the answer; empty when the table did not know the word
 */
public record OpenAnswer(String stream, int partition, long offset, String resolution) {}
