package io.twoway.source.config;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.SiteName;
import io.twoway.limit.Flow;
import io.twoway.limit.FlowLimits;
import io.twoway.limit.LimitKeys;
import io.twoway.precheck.cluster.KafkaClient;
import io.twoway.source.filter.OperationFilter;
import io.twoway.source.filter.RowFilter;
import io.twoway.source.load.ObjectChoice;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Settings that the task itself needs, out of the completed ones.
 *
 * @param site the site it reads
 * @param direction its half of the pair
 * @param bookkeeping where the progress table is
 * @param topic the stream's topic
 * @param heartbeat the longest silence on the stream
 * @param silence the longest silence of a server that is there: twice what lies between two of its heartbeats, or two of ours
 * @param recovery how a start without a stored offset reads the topic for one; empty when it is to begin anew
 * @param outage how long a lost connection is waited out
 * @param sendsSchema whether the first start sends the schema
 * @param sendsRows whether rows that exist are sent
 * @param objects what the schema includes besides tables
 * @param operations which operations travel
 * @param rows which rows travel
 * @param endsOnRows whether transactions end on their last rows
 * @param load how much of existing rows is read by the second
 * @param changes how much of changed rows is
 */
public record TaskSettings(
        SiteName site,
        Direction direction,
        BookkeepingDatabase bookkeeping,
        String topic,
        Duration heartbeat,
        Duration silence,
        Optional<KafkaClient> recovery,
        Duration outage,
        boolean sendsSchema,
        boolean sendsRows,
        ObjectChoice objects,
        OperationFilter operations,
        RowFilter rows,
        boolean endsOnRows,
        FlowLimits load,
        FlowLimits changes) {

    private static final String HEARTBEAT = "heartbeat.interval.ms";
    private static final String KEEP_ALIVE = "connect.keep.alive.interval.ms";

    /** Reads settings completed by {@link EffectiveSettings}. */
    public static TaskSettings of(Map<String, String> settings) {
        return new TaskSettings(
                new SiteName(settings.get(SourceKeys.SITE_NAME)),
                Direction.parse(settings.get(SourceKeys.DIRECTION)),
                EffectiveSettings.bookkeeping(settings),
                settings.get(SourceKeys.STREAM_TOPIC),
                millis(settings, HEARTBEAT),
                silence(settings),
                recovery(settings),
                Duration.ofMinutes(Long.parseLong(settings.getOrDefault(
                        SourceKeys.RETRY_CONNECTION, String.valueOf(SourceKeys.RETRY_CONNECTION_DEFAULT)))),
                LoadKeys.isOn(settings, LoadKeys.SCHEMA),
                LoadKeys.isOn(settings, LoadKeys.FULL),
                LoadKeys.objects(settings),
                OperationFilter.parse(settings.getOrDefault(SourceKeys.OPERATION_FILTER, "")),
                RowFilterKeys.of(settings),
                SourceKeys.ROW.equals(settings.get(SourceKeys.TRANSACTION_END)),
                LimitKeys.read(Flow.LOAD, settings::get),
                LimitKeys.read(Flow.CHANGES, settings::get));
    }

    private static Optional<KafkaClient> recovery(Map<String, String> settings) {
        boolean wanted = Boolean.parseBoolean(settings.getOrDefault(SourceKeys.OFFSET_RECOVERY, "true"));
        return wanted ? KafkaClient.readerOfHistory(settings) : Optional.empty();
    }

    private static Duration silence(Map<String, String> settings) {
        return longer(millis(settings, HEARTBEAT), millis(settings, KEEP_ALIVE)).multipliedBy(2);
    }

    private static Duration millis(Map<String, String> settings, String key) {
        return Duration.ofMillis(Long.parseLong(settings.get(key)));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
