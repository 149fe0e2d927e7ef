package io.twoway.it.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.twoway.servers.MySqlServer;
import io.twoway.servers.process.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The settings that {@code bin/test-settings} gives are those of every server and worker: without this, its runs would say
 * nothing.
 */
class SettingsIT {

    private static final TestServers SHARED = TestServers.shared();

    @Test
    void optionsReachTheSharedServersAndFurtherOnes() {
        assumeFalse(TestServers.SERVER_OPTIONS.isEmpty(), "no options are given: bin/test-settings gives some");
        assertOptions(SHARED.a());
        assertOptions(SHARED.b());
        try (MySqlServer further = SHARED.another("mysql-further", 41)) {
            assertOptions(further);
        }
    }

    @Test
    void optionsReachServersThatATestHasOfItsOwn() {
        assumeFalse(TestServers.SERVER_OPTIONS.isEmpty(), "no options are given: bin/test-settings gives some");
        try (TestServers own = TestServers.ownedBy("settings")) {
            assertOptions(own.a());
            assertOptions(own.b());
        }
    }

    @Test
    void optionsReachTheOldestServers() {
        assumeFalse(TestServers.SERVER_OPTIONS.isEmpty(), "no options are given: bin/test-settings gives some");
        assertOptions(SHARED.oldestA());
        assertOptions(SHARED.oldestB());
    }

    @Test
    void whatATestAsksForWins() {
        try (MySqlServer asked = SHARED.another(
                "mysql-asked",
                42,
                "--default-time-zone=-03:00",
                "--sql-mode=NO_ZERO_DATE",
                "--binlog-row-metadata=MINIMAL")) {
            assertThat(variable(asked, "time_zone")).isEqualTo("-03:00");
            assertThat(variable(asked, "sql_mode")).isEqualTo("NO_ZERO_DATE");
            assertThat(variable(asked, "binlog_row_metadata")).isEqualTo("MINIMAL");
        }
    }

    @Test
    void variablesReachTheWorkerAlsoWhenItIsStartedAgain() throws IOException {
        assumeFalse(TestServers.WORKER_ENVIRONMENT.isEmpty(), "no variables are given: bin/test-settings gives some");
        assertThat(environment(SHARED.worker())).containsAll(TestServers.WORKER_ENVIRONMENT);
        SHARED.killAndStartWorker();
        assertThat(environment(SHARED.worker())).containsAll(TestServers.WORKER_ENVIRONMENT);
    }

    private static void assertOptions(MySqlServer server) {
        TestServers.SERVER_OPTIONS.forEach(option -> assertOption(server, option));
    }

    private static void assertOption(MySqlServer server, String option) {
        String[] parts = option.split("=", 2);
        boolean loose = parts[0].startsWith("--loose-");
        String name =
                parts[0].replaceFirst("^--(loose-)?(default-(?=time))?", "").replace('-', '_');
        String value = variable(server, name);
        if (!loose || !value.isEmpty()) { // a server that does not know the variable passes over it
            assertThat(value.split(",")).as("%s of %s", name, server.name()).contains(parts[1]);
        }
    }

    /** Returns a global variable; nothing where the server has none of that name. */
    private static String variable(MySqlServer server, String name) {
        Site site = new Site(server.name(), server::connect);
        List<String> rows = site.rows("SHOW GLOBAL VARIABLES LIKE '" + name + "'");
        return rows.isEmpty() ? "" : rows.get(0).substring(rows.get(0).indexOf('|') + 1);
    }

    private static List<String> environment(Server process) throws IOException {
        return List.of(
                Files.readString(Path.of("/proc/" + process.pid() + "/environ")).split("\0"));
    }
}
