package io.twoway.it.mysqlsuite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The suite's folder as MySQL's program gets it: tables stay where they would be dropped, engines are such that can be
 * synchronized, no failure ends a test, and nothing waits for the server to be alone.
 */
final class SuiteTree {

    private static final Set<String> WITHOUT = Set.of("error", "enable_abort_on_error", "disable_abort_on_error");
    /** Thousands of files that none of the others reads. */
    private static final Pattern OTHERS =
            Pattern.compile("suite/(rpl|rpl_gtid|rpl_nogtid|group_replication|x|router|clone|auth_sec|thread_pool)/t/");

    private static final Set<String> EMPTIED = Set.of(
            "count_sessions.inc",
            "wait_until_count_sessions.inc",
            "force_myisam_default.inc",
            "set_gtid_mode_off.inc",
            "set_gtid_mode_on.inc");

    /** Name, host, user, password, database and port. */
    private static final int PARTS = 6;

    private final Path home;
    private final Path tree;
    private final boolean rowsAtB;
    private final String password;

    /** @param password of root, who has none in the suite */
    SuiteTree(Path home, Path tree, boolean rowsAtB, String password) {
        this.home = home;
        this.tree = tree;
        this.rowsAtB = rowsAtB;
        this.password = password;
    }

    Path folder() {
        return tree;
    }

    /** Writes it. */
    void make() {
        try (Stream<Path> files = Files.walk(home)) {
            files
                    .filter(file -> file.toString().matches(".*\\.(inc|test|pre)"))
                    .filter(file ->
                            !OTHERS.matcher(home.relativize(file).toString()).lookingAt())
                    .toList()
                    .parallelStream()
                    .forEach(this::write);
            writeLines(tree.resolve(RowsAtB.TO_B), RowsAtB.fence(true));
            writeLines(tree.resolve(RowsAtB.TO_A), RowsAtB.fence(false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path file) {
        writeLines(tree.resolve(home.relativize(file)), rewritten(file));
    }

    static void writeLines(Path file, List<String> lines) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, lines, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> rewritten(Path file) {
        if (EMPTIED.contains(file.getFileName().toString())) {
            return List.of();
        }
        KeptTables kept = new KeptTables();
        return TestReader.read(inInnoDb(SuiteFile.read(file))).stream()
                .flatMap(command -> kept.rewrite(command).stream())
                .filter(command -> !WITHOUT.contains(command.word()) && !isOfTheRunner(command))
                .map(this::rewritten)
                .flatMap(command -> rowsAtB ? RowsAtB.rewrite(command).stream() : Stream.of(command.written()))
                .toList();
    }

    private static boolean isOfTheRunner(Command command) {
        return command.sql().toLowerCase(Locale.ROOT).startsWith("call mtr.");
    }

    private Command rewritten(Command command) {
        if (command.form() == Command.Form.VERBATIM) {
            return command;
        }
        return switch (command.word()) {
            case "connect" -> Command.line("connect (" + reachable(command.behindTheWord()) + ")");
            case "sleep", "real_sleep" -> Command.line("sleep 0.1");
            default -> command;
        };
    }

    /** Root has a password here, and sessions find the server by its port, not by its socket. */
    private String reachable(String arguments) {
        String bare = arguments.replaceAll("^\\(|\\)\\s*;?\\s*$", "");
        List<String> parts = new ArrayList<>(List.of(bare.split(",", -1)));
        while (parts.size() < PARTS) {
            parts.add("");
        }
        if (parts.get(2).strip().equals("root") && parts.get(3).isBlank()) {
            parts.set(3, password);
        }
        if (parts.get(1).strip().equals("localhost")) {
            parts.set(1, "127.0.0.1");
        }
        if (parts.get(5).isBlank()) {
            parts.set(5, "$MASTER_MYPORT");
        }
        return String.join(",", parts.subList(0, PARTS)); // a seventh is a socket
    }

    private static String inInnoDb(String text) {
        String other = "['`\"]?(myisam|memory|heap|csv|archive|blackhole|merge|mrg_myisam)\\b['`\"]?";
        return text.replaceAll("(?i)(default_(tmp_)?storage_engine\\s*=\\s*)['\"\\w]+", "$1InnoDB")
                .replaceAll("(?i)(let\\s+\\$\\w*engine\\w*\\s*=\\s*)" + other, "$1InnoDB")
                .replaceAll("(?i)\\b(engine|type)\\s*=?\\s*" + other, "ENGINE=InnoDB");
    }
}
