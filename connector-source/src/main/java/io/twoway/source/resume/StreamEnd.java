package io.twoway.source.resume;

import java.util.Map;

/**
 * The last record of a topic that says where its source had read to.
 *
 * @param record where the record stands: topic, partition and Kafka offset
 * @param offset the record's source offset, as Connect would have stored it
 */
public record StreamEnd(String record, Map<String, Object> offset) {}
