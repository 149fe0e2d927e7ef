package io.twoway.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoway.it.cli.TwoWayProgram.Run;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a pair by the command line alone, from a file with answers to nothing but its topics. */
class PairLifeIT {

    private static final String ANSWERS =
            """
            site.a = life-a
            site.b = life-b
            databases = life
            rules = strict
            rule.strict.tables = life.strict
            rule.strict.policy = TaskFailed
            replication.factor = 1
            reader.id.a = 779901
            reader.id.b = 779902
            bookkeeping.database = dts_life
            """;
    private static final List<String> NAMES = List.of("life-a-source", "life-b-sink", "life-b-source", "life-a-sink");

    @TempDir
    private static Path folder;

    private final TestServers servers = TestServers.shared();
    private final TwoWayProgram program = new TwoWayProgram(servers);
    private final Site a = new Site("life-a", servers.a()::connect);
    private final Site b = new Site("life-b", servers.b()::connect);

    @AfterAll
    static void removeWhatAFailureLeft() {
        TestServers servers = TestServers.shared();
        servers.rest().connectors().keySet().stream().filter(NAMES::contains).forEach(servers.rest()::delete);
    }

    @Test
    void aPairIsMadeWatchedHeldBackMendedAndRemoved() throws IOException {
        // a server on which somebody has made the connectors' user, as an operator does, has executed transactions
        b.execute("CREATE USER life_at_b@'%' IDENTIFIED BY 'life-at-b'", "DROP USER life_at_b@'%'");
        a.execute(
                "CREATE DATABASE life",
                "CREATE TABLE life.loose (id INT PRIMARY KEY, note VARCHAR(20))",
                "CREATE TABLE life.strict (id INT PRIMARY KEY, note VARCHAR(20))",
                "INSERT INTO life.loose VALUES (1, 'loaded')",
                "INSERT INTO life.strict VALUES (1, 'loaded')");
        aDivergingPairIsRefused();
        generate("source.a.include.changes = false");
        theLoadAloneIsDeployed();
        a.execute("INSERT INTO life.strict VALUES (2, 'before changes')");
        generate("");
        deploy();
        arrives(b, "SELECT note FROM life.strict WHERE id = 2", "before changes");
        rowsGoBothWays();
        aSecondDeploymentChangesNothing();
        aPauseIsSeen();
        aFailureIsNamedWithItsCureAndMended();
        remove();
    }

    private void generate(String more) throws IOException {
        Path answers = Files.writeString(folder.resolve("answers.properties"), ANSWERS + more);
        succeeds("generate", "--answers", answers.toString(), "--output", pairFolder(), "--force");
    }

    private void aDivergingPairIsRefused() throws IOException {
        generate("");
        Path sink = folder.resolve("pair/sink-a.json");
        Files.writeString(sink, Files.readString(sink).replace("\"Ignore\"", "\"Overwrite\""));

        Run deployed = program.run(withFiles("deploy"));
        assertThat(deployed.exitCode()).as(deployed.output()).isEqualTo(1);
        assertThat(deployed.output())
                .contains("WARNING      policies-converge (pair)", " 1 warning (0 acknowledged), 0 failed")
                .contains("Nothing was registered");
        assertThat(servers.rest().connectors().keySet()).doesNotContainAnyElementsOf(NAMES);
    }

    private void theLoadAloneIsDeployed() {
        assertThat(succeeds(withFiles("deploy", "--load-timeout", "1")).output())
                .containsSubsequence(
                        "all four are valid",
                        "life-a-source: registered",
                        "life-b-sink: RUNNING",
                        "life-b-source: registered",
                        "life-a-sink: RUNNING",
                        "life-b-source: streams",
                        "changes of A are not sent");
        arrives(b, "SELECT note FROM life.strict WHERE id = 1", "loaded");
    }

    private void deploy() {
        assertThat(succeeds(withFiles("deploy")).output())
                .containsSubsequence(
                        "life-a-source: given new settings: include.changes",
                        "life-a-source: streams",
                        "life-b-source: was registered already",
                        "Both directions stream");
        assertThat(succeeds(withFiles("status")).output()).contains("life-b-source", "RUNNING, task RUNNING");
    }

    private void rowsGoBothWays() {
        a.execute("INSERT INTO life.loose VALUES (2, 'of a')");
        b.execute("INSERT INTO life.loose VALUES (3, 'of b')");
        arrives(b, "SELECT note FROM life.loose WHERE id = 2", "of a");
        arrives(a, "SELECT note FROM life.loose WHERE id = 3", "of b");
    }

    private void aSecondDeploymentChangesNothing() {
        assertThat(succeeds(withFiles("deploy")).output())
                .contains("life-a-sink: was registered already, with these settings")
                .doesNotContain("given new settings", ": registered");
    }

    private void aPauseIsSeen() {
        succeeds("pause", "life-b-sink", "life-a-sink");
        Run status = program.run("status", "--json", "life-b-sink");
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.output()).contains("\"state\" : \"PAUSED\"");
        a.execute("INSERT INTO life.loose VALUES (4, 'waits')");
        Awaitility.await("the lag of life-b-sink").atMost(Pair.PATIENCE).until(this::lagOfPausedSink, lag -> lag >= 1);
    }

    private long lagOfPausedSink() throws JsonProcessingException {
        JsonNode lag = new ObjectMapper()
                .readTree(program.run("status", "--json", "life-b-sink").output())
                .at("/0/lag");
        assertThat(lag.path("ageMs").isNumber()).as(lag.toString()).isTrue();
        assertThat(lag.path("unknown")).isEmpty();
        return lag.path("records").asLong(-1);
    }

    private void aFailureIsNamedWithItsCureAndMended() {
        a.execute("UPDATE life.strict SET note = 'by a' WHERE id = 1");
        b.execute("UPDATE life.strict SET note = 'by b' WHERE id = 1");
        Run resumed = program.run("resume", "life-b-sink", "life-a-sink");
        // it runs before it fails, or has failed when it is looked at
        assertThat(resumed.exitCode()).as(resumed.output()).isIn(0, 1);
        answer(b, "life-b-sink", "INCOMING");
        answer(a, "life-a-sink", "KEEP");
        succeeds("restart", "life-b-sink", "life-a-sink");
        arrives(b, "SELECT note FROM life.strict WHERE id = 1", "by a");
        arrives(a, "SELECT note FROM life.strict WHERE id = 1", "by a");
        succeeds(withFiles("status"));
    }

    /** Waits until the status shows the conflict, and runs the statement that stands there. */
    private void answer(Site site, String sink, String resolution) {
        Pattern statement = Pattern.compile("INSERT INTO .*, '" + resolution + "'\\)");
        String found = Awaitility.await(sink + " to fail")
                .atMost(Pair.PATIENCE)
                .until(() -> firstMatch(statement, program.run("status", sink)), sql -> !sql.isEmpty());
        site.execute(found);
    }

    private static String firstMatch(Pattern pattern, Run status) {
        Matcher matcher = pattern.matcher(status.output());
        boolean found = status.exitCode() == 1 && matcher.find();
        return found ? matcher.group() : "";
    }

    private void remove() {
        assertThat(program.run(withFiles("remove")).exitCode()).isEqualTo(2);
        assertThat(servers.rest().connectors().keySet()).containsAll(NAMES);

        assertThat(succeeds(withFiles("remove", "--yes", "--with-offsets")).output())
                .contains("life-a, life-a.schema-history, life-b, life-b.schema-history", "DROP DATABASE `dts_life`")
                .doesNotContain("consumer groups");
        assertThat(servers.rest().connectors().keySet()).doesNotContainAnyElementsOf(NAMES);
        assertThat(program.run(withFiles("status")).output()).contains("MISSING");
    }

    private Run succeeds(String... arguments) {
        Run run = program.run(arguments);
        assertThat(run.exitCode()).as(run.output()).isZero();
        return run;
    }

    private static void arrives(Site site, String query, String value) {
        Awaitility.await(query + " at " + site.name())
                .atMost(Pair.PATIENCE)
                .until(() -> site.rowsOnceThere(query), List.of(value)::equals);
    }

    private static String[] withFiles(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        Stream.of("source-a", "sink-b", "source-b", "sink-a")
                .map(name -> pairFolder() + "/" + name + ".json")
                .forEach(all::add);
        return all.toArray(String[]::new);
    }

    private static String pairFolder() {
        return folder.resolve("pair").toString();
    }
}
