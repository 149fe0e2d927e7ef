package io.twoway.bench.contender;

import io.twoway.bench.place.Topics;
import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectorStates;
import java.util.stream.Stream;

/**
 * Connectors of a pair at the worker of a course, from their registration to their removal.
 *
 * @param course where they run
 * @param pair their settings
 */
record RegisteredPair(Course course, ConnectorPair pair) {

    ConnectClient connect() {
        return course.servers().connect();
    }

    ConnectorStates states() {
        return course.servers().states();
    }

    /** Makes the table of a sink that would not make the same one, and lets the source run. */
    void registerSource() {
        if (!pair.makesTable()) {
            course.makeDestination(pair.database());
        }
        connect().put(pair.source(), pair.sourceSettings());
        states().awaitRunning(pair.source());
    }

    void registerSink() {
        connect().put(pair.sink(), pair.sinkSettings());
    }

    /** Removes what is registered, and the topic. */
    void remove() {
        Stream.of(pair.sink(), pair.source())
                .filter(name -> connect().settings(name).isPresent())
                .forEach(connect()::delete);
        Topics.delete(course.servers().bootstrapServers(), pair.topic());
    }
}
