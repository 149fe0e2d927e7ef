package io.twoway.precheck.rule.connector;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.precheck.rule.Settings;
import java.util.stream.Stream;

/**
 * The four connectors of a pair.
 *
 * @param sourceA the forward source
 * @param sinkB its sink
 * @param sourceB the reverse source
 * @param sinkA its sink
 */
public record PairSettings(Settings sourceA, Settings sinkB, Settings sourceB, Settings sinkA) {

    /** Returns all four. */
    Stream<Settings> all() {
        return Stream.of(sourceA, sinkB, sourceB, sinkA);
    }

    boolean isSource(Settings connector) {
        return connector.equals(sourceA) || connector.equals(sourceB);
    }

    /** Returns the topic that a source writes. */
    public static String topic(Settings source) {
        return source.get("stream.topic", source.get("site.name", ""));
    }

    /** Returns the topic that keeps the history of a source's tables. */
    public static String historyTopic(Settings source) {
        return source.get("schema.history.internal.kafka.topic", topic(source) + ".schema-history");
    }

    static String bookkeeping(Settings connector) {
        return connector.get(BookkeepingDatabase.CONFIG, BookkeepingDatabase.DEFAULT_NAME);
    }
}
