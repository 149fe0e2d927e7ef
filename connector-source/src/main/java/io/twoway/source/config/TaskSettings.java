package io.twoway.source.config;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.SiteName;
import java.time.Duration;
import java.util.Map;

/**
 * What the task itself needs of the completed settings.
 *
 * @param site the site it reads
 * @param direction its half of the pair
 * @param bookkeeping where the progress table is
 * @param topic the stream's topic
 * @param heartbeat the longest silence on the stream
 * @param rewind whether reading resumes at the start of a transaction; false only in a test that shows what happens then
 */
public record TaskSettings(
        SiteName site,
        Direction direction,
        BookkeepingDatabase bookkeeping,
        String topic,
        Duration heartbeat,
        boolean rewind) {

    /** Reads settings completed by {@link EffectiveSettings}. */
    public static TaskSettings of(Map<String, String> settings) {
        return new TaskSettings(
                new SiteName(settings.get(SourceKeys.SITE_NAME)),
                Direction.parse(settings.get(SourceKeys.DIRECTION)),
                EffectiveSettings.bookkeeping(settings),
                settings.get(SourceKeys.STREAM_TOPIC),
                Duration.ofMillis(Long.parseLong(settings.get("heartbeat.interval.ms"))),
                !Boolean.parseBoolean(settings.get(SourceKeys.REWIND_DISABLED)));
    }
}
