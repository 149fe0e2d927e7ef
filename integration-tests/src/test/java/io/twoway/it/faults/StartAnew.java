package io.twoway.it.faults;

import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectorStatus.State;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;

/** Follows the advice of a source that refuses to resume, through Connect's REST API as an operator does. */
final class StartAnew {

    private final Pair pair;

    StartAnew(Pair pair) {
        this.pair = pair;
    }

    /** Waits until the source has failed with a message that has each of these texts. */
    void awaitRefusal(String source, String... texts) {
        String connector = pair.connector(source);
        Awaitility.await(connector + " to refuse with " + String.join(", ", texts))
                .atMost(Pair.PATIENCE)
                .until(() -> pair.rest()
                        .status(connector)
                        .flatMap(status -> status.failure())
                        .filter(trace -> containsAll(trace.text(), texts))
                        .isPresent());
    }

    /** Forgets where the source was and lets it read from the server's present on. */
    void atThePresent(String source) {
        ConnectClient rest = pair.rest();
        String connector = pair.connector(source);
        stop(source);
        rest.deleteOffsets(connector);
        Map<String, String> config = new HashMap<>(rest.settings(connector).orElseThrow());
        config.put("offset.recovery", "false");
        if (source.equals("source-a")) {
            config.put("snapshot.mode", "no_data");
        }
        rest.put(connector, config);
        rest.resume(connector);
        pair.states().awaitStreaming(connector);
        config.remove("offset.recovery");
        rest.put(connector, config);
    }

    /** Lets the sink that applies a site's topic forget which of that site's positions it has seen. */
    void forgetWatermark(Site origin, Site destination, String sink) {
        stop(sink);
        destination.execute("UPDATE " + pair.bookkeeping() + ".progress SET source_position = '' WHERE stream = '"
                + origin.name() + "'");
        resume(sink);
    }

    void stop(String role) {
        pair.rest().stop(pair.connector(role));
        pair.states().awaitDespiteFailure(pair.connector(role), State.STOPPED);
    }

    void resume(String role) {
        pair.rest().resume(pair.connector(role));
    }

    private static boolean containsAll(String trace, String... texts) {
        for (String text : texts) {
            if (!trace.contains(text)) {
                return false;
            }
        }
        return true;
    }
}
