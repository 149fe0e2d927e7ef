package io.twoway.it.mysqlsuite;

import io.twoway.it.pair.Site;
import io.twoway.sandbox.SandboxLayout;
import io.twoway.sandbox.server.MySqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** MySQL's program that runs the files of its test suite: {@code mysqltest}. */
final class MySqlTest {

    private static final int LONGEST_SECONDS = 90;

    private final SandboxLayout layout = SandboxLayout.ofWorkingDirectory();
    private final Path home;
    private final Path work;
    private final MySqlServer server;

    /** @param home the suite's folder */
    MySqlTest(Path home, MySqlServer server) {
        this.home = home;
        this.server = server;
        this.work =
                layout.project().resolve("integration-tests/target/mysql-suite").toAbsolutePath();
    }

    /** Returns the suite's folder, whether it is there or not. */
    static Path home() {
        return SandboxLayout.ofWorkingDirectory()
                .cache()
                .resolve("mysql-tests/usr/lib/mysql-test")
                .toAbsolutePath();
    }

    /** Runs a file, and returns whether it came to its end. What it printed is in {@code target}. */
    boolean run(SuiteFile file) {
        try {
            Files.createDirectories(work);
            Path rewritten = work.resolve(file.name().replace('.', '-') + ".test");
            Files.write(rewritten, file.rewritten(server.password()), StandardCharsets.ISO_8859_1);
            ProcessBuilder builder = new ProcessBuilder(command(rewritten))
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(work.resolve(file.name() + ".out").toFile());
            builder.environment().putAll(environment());
            return succeeds(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean succeeds(Process process) {
        try {
            boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            return ended && process.exitValue() == 0;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** It is started as the client of the server's own packages is, whose libraries it needs. */
    private List<String> command(Path file) {
        List<String> command = new ArrayList<>(layout.mysql().command("mysql"));
        command.set(command.size() - 1, home.resolve("bin/mysqltest").toString());
        command.addAll(List.of(
                "--no-defaults",
                "--protocol=tcp",
                "--host=127.0.0.1",
                "--port=" + server.address().getPort(),
                "--user=root",
                "--password=" + server.password(),
                "--database=test",
                "--basedir=" + home + "/",
                "--tmpdir=" + work,
                "--logdir=" + work,
                "--max-connect-retries=1",
                "--test-file=" + file));
        return command;
    }

    private Map<String, String> environment() {
        String port = String.valueOf(server.address().getPort());
        return Map.of(
                "MYSQL_TEST_DIR",
                home.toString(),
                "MYSQLTEST_VARDIR",
                work.toString(),
                "MYSQL_TMP_DIR",
                work.toString(),
                "MASTER_MYPORT",
                port,
                "MASTER_MYPORT1",
                port,
                "BIG_TEST",
                "0",
                "DEFAULT_ENGINE",
                "InnoDB",
                "MTR_VERSION",
                "2",
                "VALGRIND_TEST",
                "0");
    }

    /** Returns how many statements the server has taken so far. */
    static long statements(Site site) {
        return Long.parseLong(site.value(
                "SELECT variable_value FROM performance_schema.global_status WHERE variable_name = 'Questions'"));
    }
}
