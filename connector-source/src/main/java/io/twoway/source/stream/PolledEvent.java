package io.twoway.source.stream;

import io.twoway.event.CapturedEvent;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * A record with what it reports.
 *
 * @param record as Debezium made it
 * @param event what it says
 */
record PolledEvent(SourceRecord record, CapturedEvent event) {}
