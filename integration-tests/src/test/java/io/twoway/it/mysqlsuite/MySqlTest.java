package io.twoway.it.mysqlsuite;

import io.twoway.it.pair.Pair;
import io.twoway.servers.MySqlServer;
import io.twoway.servers.SandboxLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** MySQL's program that runs the files of its test suite: {@code mysqltest}. */
final class MySqlTest {

    /** End of a file's run. */
    enum End {
        COMPLETE("to its end"),
        IN_PART("in part"),
        /** After the longest time that a file may take. */
        CUT("cut"),
        /** The file found that it does not fit. */
        SKIPPED("skipped itself");

        private final String words;

        End(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    private static final int SKIPPED = 62;
    private static final int FENCES_OF_A_FILE = 100_000;
    private static final int FIRST_FENCE = 1_000_000_000; // the pair's own are lower
    private static final long LONGEST_SECONDS = Long.getLong("twoway.suite.seconds", 90);

    private final SuiteTree tree;
    private final boolean rowsAtB;
    private final MySqlServer a;
    private final MySqlServer b;
    private final Path work;

    // Mutable state
    private int files;

    MySqlTest(SuiteTree tree, boolean rowsAtB, MySqlServer a, MySqlServer b) {
        this.tree = tree;
        this.rowsAtB = rowsAtB;
        this.a = a;
        this.b = b;
        this.work = tree.folder().resolveSibling("run");
    }

    /** Returns the suite's folder, whether it is there or not. */
    static Path home() {
        return SandboxLayout.ofWorkingDirectory()
                .cache()
                .resolve("mysql-tests/usr/lib/mysql-test")
                .toAbsolutePath();
    }

    /** Returns the version that the program tells of itself, which is the suite's. */
    static String version() {
        List<String> command = program();
        command.add("--version");
        try {
            Process process = new ProcessBuilder(command).start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher version = Pattern.compile("\\d+\\.\\d+\\.\\d+").matcher(answer);
            return version.find() ? version.group() : "unknown";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a file. What it printed is in {@code target}. */
    End run(SuiteFile file, Pair pair) {
        String name = file.name().replaceAll("\\W", "-");
        files++;
        try {
            SuiteTree.writeLines(work.resolve(name + ".test"), starting(file));
            ProcessBuilder builder = new ProcessBuilder(command(work.resolve(name + ".test")))
                    .directory(tree.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(work.resolve(name + ".out").toFile());
            builder.environment().putAll(environment(pair));
            return end(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> starting(SuiteFile file) {
        List<String> lines = new ArrayList<>(
                List.of("--disable_abort_on_error", "--let $kept= 0", "--let $explicit_default_wait_timeout= 1"));
        if (rowsAtB) {
            lines.addAll(RowsAtB.start());
        }
        lines.add("--source " + file.path());
        return lines;
    }

    private static End end(Process process) {
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                return End.CUT;
            }
            return process.exitValue() == 0 ? End.COMPLETE : process.exitValue() == SKIPPED ? End.SKIPPED : End.IN_PART;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return End.CUT;
        }
    }

    /** It is started as the client of the server's own packages is, whose libraries it needs. */
    private static List<String> program() {
        List<String> command =
                new ArrayList<>(SandboxLayout.ofWorkingDirectory().mysql().command("mysql"));
        command.set(command.size() - 1, home().resolve("bin/mysqltest").toString());
        return command;
    }

    private List<String> command(Path file) throws IOException {
        List<String> command = program();
        Files.createDirectories(work.resolve("tmp"));
        command.addAll(List.of(
                "--no-defaults",
                "--protocol=tcp",
                "--host=127.0.0.1",
                "--port=" + port(a),
                "--user=root",
                "--password=" + a.password(),
                "--database=test",
                "--basedir=" + tree.folder() + "/",
                "--tmpdir=" + work.resolve("tmp"),
                "--logdir=" + work,
                "--max-connect-retries=1",
                "--test-file=" + file));
        return command;
    }

    private Map<String, String> environment(Pair pair) {
        Map<String, String> all = new HashMap<>(Map.of(
                "MYSQL_TEST_DIR",
                tree.folder().toString(),
                "MYSQLTEST_VARDIR",
                work.toString(),
                "MYSQL_TMP_DIR",
                work.resolve("tmp").toString(),
                "MASTER_MYPORT",
                port(a),
                "MASTER_MYPORT1",
                port(a),
                "MASTER_MYSOCK",
                "none",
                "BIG_TEST",
                "0",
                "DEFAULT_ENGINE",
                "InnoDB",
                "MTR_VERSION",
                "2",
                "VALGRIND_TEST",
                "0"));
        all.putAll(Map.of(
                "B_PORT", port(b),
                "ROOT_PASSWORD", a.password(),
                "FENCE_TABLE", pair.table("fence"),
                "FENCE_START", String.valueOf(FIRST_FENCE + files * FENCES_OF_A_FILE)));
        return all;
    }

    private static String port(MySqlServer server) {
        return String.valueOf(server.address().getPort());
    }
}
