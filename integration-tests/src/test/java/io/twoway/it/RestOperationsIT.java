package io.twoway.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectorStates;
import io.twoway.client.ConnectorStatus.State;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.RestRequests;
import io.twoway.it.pair.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever somebody does with the connectors through Connect's REST API, the pair stays equal. */
class RestOperationsIT {

    private static final String ALL = "SELECT id, site, v FROM operated.items ORDER BY site, id";
    private static final List<String> SOURCES = List.of("source-a", "source-b");
    private static final List<String> SINKS = List.of("sink-a", "sink-b");

    private static final AtomicInteger WRITTEN = new AtomicInteger();

    private static Pair pair;
    private static ConnectClient rest;
    private static ConnectorStates states;
    private static RestRequests requests;

    @BeforeAll
    static void start() {
        pair = new Pair("operated");
        pair.a().execute("CREATE TABLE operated.items (id INT, site CHAR(1), v INT NOT NULL, PRIMARY KEY (site, id))");
        pair.start();
        rest = pair.rest();
        states = pair.states();
        requests = pair.requests();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    /** The sites are equal, have every row exactly as it was written, and met no conflict on the way. */
    @AfterEach
    void pairIsConsistent() {
        write();
        pair.settle();

        List<String> expected = new ArrayList<>();
        for (String site : List.of("A", "B")) {
            for (int id = 1; id <= WRITTEN.get(); id++) {
                if (id % 3 != 0) {
                    expected.add(id + "|" + site + "|" + id * 10);
                }
            }
        }
        for (Site site : List.of(pair.a(), pair.b())) {
            assertThat(site.rows(ALL)).as(site.name()).isEqualTo(expected);
            assertThat(pair.journal(site).entries()).isEmpty();
        }
    }

    @Test
    void connectorsArePausedAndResumed() {
        roles().forEach(role -> rest.pause(name(role)));
        roles().forEach(role -> states.awaitDespiteFailure(name(role), State.PAUSED));
        write();
        roles().forEach(role -> rest.resume(name(role)));
    }

    @Test
    void connectorsAreStoppedAndResumed() {
        roles().forEach(this::stop);
        write();
        roles().forEach(role -> rest.resume(name(role)));
    }

    @Test
    void connectorsAndTasksAreRestarted() {
        write();
        roles().forEach(role -> states.restart(name(role), true));
        write();
        roles().forEach(role -> requests.restartTask(name(role), 0));
    }

    @Test
    void configurationIsChanged() {
        write();
        for (String sink : SINKS) {
            Map<String, String> changed = new HashMap<>(pair.config(sink));
            changed.put("conflict.policy", "Overwrite");
            changed.put("batch.max.rows", "7");
            rest.put(name(sink), changed);
        }
        for (String source : SOURCES) {
            Map<String, String> changed = new HashMap<>(pair.config(source));
            changed.put("max.batch.size", "16");
            rest.put(name(source), changed);
        }
        write();
        roles().forEach(role -> rest.put(name(role), pair.config(role)));
    }

    @Test
    void connectorsAreDeletedAndMadeAgain() {
        write();
        roles().forEach(role -> delete(name(role)));
        write();
        roles().forEach(role -> make(name(role), role));
    }

    @Test
    void sourceThatIsMadeAgainUnderAnotherNameGoesOnWhereItsTopicEnds() {
        write();
        for (String source : SOURCES) {
            delete(name(source));
        }
        write();
        for (String source : SOURCES) {
            make(name(source) + "-renamed", source);
        }
        pair.settle();
        for (String source : SOURCES) {
            delete(name(source) + "-renamed");
            make(name(source), source);
        }
    }

    @Test
    void offsetsOfASourceAreDeleted() {
        write();
        SOURCES.forEach(this::stop);
        SOURCES.forEach(source -> rest.deleteOffsets(name(source)));
        write();
        SOURCES.forEach(source -> rest.resume(name(source)));
    }

    @Test
    void offsetsOfASourceAreSetBackAndRepeatedChangesAreDropped() {
        SOURCES.forEach(source -> states.awaitStreaming(name(source)));
        Map<String, JsonNode> before = new HashMap<>();
        SOURCES.forEach(source -> before.put(source, requests.offsets(name(source))));
        write();
        pair.settle();
        SOURCES.forEach(this::stop);

        SOURCES.forEach(source -> requests.patchOffsets(name(source), before.get(source)));

        for (String source : SOURCES) {
            assertThat(requests.offsets(name(source))).isEqualTo(before.get(source));
            rest.resume(name(source));
        }
    }

    @Test
    void offsetsOfASourceAreNotSetWhereChangesWouldBeSkipped() {
        SOURCES.forEach(source -> states.awaitStreaming(name(source)));
        for (String source : SOURCES) {
            Site site = siteOf(source);
            stop(source);
            JsonNode before = requests.offsets(name(source));
            site.execute("INSERT INTO operated.fence VALUES (" + -WRITTEN.incrementAndGet() * 2 + ")");
            WRITTEN.decrementAndGet();

            JsonNode later = withGtids(before, site.value("SELECT REPLACE(@@GLOBAL.gtid_executed, '\n', '')"));
            assertThatThrownBy(() -> requests.patchOffsets(name(source), later))
                    .hasMessageContaining("would skip changes");
            String unknown = site.value("SELECT CONCAT(@@server_uuid, ':1-', 1 << 40)");
            assertThatThrownBy(() -> requests.patchOffsets(name(source), withGtids(before, unknown)))
                    .hasMessageContaining("does not know what was read from it already");

            assertThat(requests.offsets(name(source))).isEqualTo(before);
            rest.resume(name(source));
        }
    }

    @Test
    void offsetsOfASinkAreDeletedAndItGoesOnAtItsProgressRow() {
        write();
        SINKS.forEach(this::stop);
        SINKS.forEach(sink -> rest.deleteOffsets(name(sink)));
        write();
        SINKS.forEach(sink -> rest.resume(name(sink)));
    }

    @Test
    void offsetsOfASinkAreNotMovedBecauseItWouldNotFollow() {
        write();
        pair.settle();
        for (String sink : SINKS) {
            stop(sink);
            JsonNode before = requests.offsets(name(sink));

            ObjectNode earlier = before.deepCopy();
            ((ObjectNode) earlier.at("/offsets/0/offset")).put("kafka_offset", 1);
            assertThatThrownBy(() -> requests.patchOffsets(name(sink), earlier))
                    .hasMessageContaining("as its progress row says");

            assertThat(requests.offsets(name(sink))).isEqualTo(before);
            rest.resume(name(sink));
        }
    }

    /** Each site writes rows of its own; then it changes them, and deletes each third. */
    private static void write() {
        int last = WRITTEN.get();
        for (Site site : List.of(pair.a(), pair.b())) {
            String letter = site == pair.a() ? "A" : "B";
            for (int id = last + 1; id <= last + 6; id++) {
                site.transaction(
                        "INSERT INTO operated.items VALUES (" + id + ", '" + letter + "', 0)",
                        "UPDATE operated.items SET v = v + 10 * id WHERE site = '" + letter + "' AND id = " + id);
                if (id % 3 == 0) {
                    site.execute("DELETE FROM operated.items WHERE site = '" + letter + "' AND id = " + id);
                }
            }
        }
        WRITTEN.addAndGet(6);
    }

    /** Whoever makes a connector again before the workers have let go of it may get one that runs without a task for good. */
    private static void delete(String connector) {
        rest.delete(connector);
        states.awaitGone(connector);
    }

    private static void make(String connector, String role) {
        rest.put(connector, pair.config(role));
        states.awaitRunning(connector);
    }

    private void stop(String role) {
        rest.stop(name(role));
        states.awaitDespiteFailure(name(role), State.STOPPED);
    }

    private static JsonNode withGtids(JsonNode offsets, String gtids) {
        ObjectNode changed = offsets.deepCopy();
        ((ObjectNode) changed.at("/offsets/0/offset")).put("gtids", gtids);
        return changed;
    }

    private static Site siteOf(String source) {
        return source.equals("source-a") ? pair.a() : pair.b();
    }

    private static List<String> roles() {
        return List.of("source-a", "sink-b", "source-b", "sink-a");
    }

    private static String name(String role) {
        return pair.connector(role);
    }
}
