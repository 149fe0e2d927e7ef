package io.twoway.bench.contender;

import java.util.Map;

/**
 * A source and a sink, registered with the benchmark's worker.
 *
 * @param name the contender's name in results
 * @param source the source's name and settings
 * @param topic the topic that gets the rows
 * @param sink the sink's name and settings
 * @param database the sink's database at the destination
 * @param makesTable whether the sink makes the table there, from what the source says of it
 */
record ConnectorPair(
        String name,
        String source,
        Map<String, String> sourceSettings,
        String topic,
        String sink,
        Map<String, String> sinkSettings,
        String database,
        boolean makesTable) {

    /** Returns whether its source takes over nothing that is there before it. */
    boolean isReverse() {
        return "reverse".equals(sourceSettings.get("direction"));
    }
}
