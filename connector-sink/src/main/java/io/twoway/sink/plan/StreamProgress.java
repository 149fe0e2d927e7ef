package io.twoway.sink.plan;

import io.twoway.contract.SiteName;

/**
 * The content of the progress row: how far one stream is applied at this destination.
 *
 * @param nextOffset Kafka offset of the first record that is not applied
 * @param watermark the same in the origin's binlog
 * @param origin the site whose changes were applied last
 * @param commitMillis when the last applied change was committed there, milliseconds since 1970 UTC
 */
public record StreamProgress(long nextOffset, Watermark watermark, SiteName origin, long commitMillis) {}
