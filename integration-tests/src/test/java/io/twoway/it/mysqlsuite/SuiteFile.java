package io.twoway.it.mysqlsuite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One test of MySQL's suite.
 *
 * @param name as MySQL's own runner names it, {@code main.alter_table}
 */
record SuiteFile(String name, Path path) {

    /** What makes something that is not synchronized, ends the server or its binlog, or needs MySQL's own runner. */
    private static final Pattern UNFIT = Pattern.compile(
            "reset\\s+(master|binary|persist)|sql_log_bin|binlog_format|restart_mysqld|shutdown|tablespace"
                    + "|install\\s+(plugin|component)|read_only|have_(no)?debug|debug_sync|ndb|clone|log_bin|gtid_|rpl_"
                    + "|\\$MYSQL(\\b|D|_(?!TMP_DIR|TEST_DIR))|mysqld_extra|big_test|plugin|\\bxa\\s|perl;|--?exec\\b"
                    + "|remove_file|purge\\s+binary|set\\s+(global|persist|@@global)|\\bkill\\b|load\\s+data|outfile"
                    + "|(into|update|table|delete\\s+from)\\s+mysql\\.|show\\s+binlog|force_restart|read\\s+lock|for\\s+export",
            Pattern.CASE_INSENSITIVE);

    private static final String CONNECT = "(?i)(connect\\s*\\(?\\s*\\w+\\s*,\\s*localhost\\s*,\\s*root\\s*,)\\s*,";
    private static final Pattern CREATES = Pattern.compile("create\\s+table", Pattern.CASE_INSENSITIVE);
    private static final List<String> SERVERS_OF_THEIR_OWN =
            List.of("-master.opt", ".cnf", "-master.sh", "-client.opt");

    /** Returns those files of a suite that can run against a server that is there already. */
    static List<SuiteFile> of(Path home, String suite) {
        Path folder = suite.equals("main") ? home.resolve("t") : home.resolve("suite/" + suite + "/t");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".test"))
                    .map(file -> new SuiteFile(suite + "." + base(file), file))
                    .filter(SuiteFile::isFit)
                    .sorted((one, other) -> one.name.compareTo(other.name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String base(Path file) {
        return file.getFileName().toString().replaceFirst("\\.test$", "");
    }

    private boolean isFit() {
        String text = text();
        boolean own =
                SERVERS_OF_THEIR_OWN.stream().anyMatch(end -> Files.exists(path.resolveSibling(base(path) + end)));
        return !own && CREATES.matcher(text).find() && !UNFIT.matcher(text).find();
    }

    /** Returns the bytes of the file as characters: files of the suite have several character sets. */
    String text() {
        try {
            return Files.readString(path, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the file with tables that stay where they would be dropped, and with engines that can be synchronized.
     *
     * @param password of root, who has none in the suite
     */
    List<String> rewritten(String password) {
        List<String> lines = new ArrayList<>(List.of("let $kept= 0;"));
        KeptTables kept = new KeptTables();
        text().lines()
                .map(line -> inInnoDb(line).replaceAll(CONNECT, "$1" + password + ","))
                .forEach(line -> lines.addAll(kept.rewrite(line)));
        return lines;
    }

    private static String inInnoDb(String line) {
        return line.replaceAll("(?i)^\\W*source\\s+include/force_myisam_default\\.inc.*", "")
                .replaceAll("(?i)(default_(tmp_)?storage_engine\\s*=\\s*)['\"\\w]+", "$1InnoDB")
                .replaceAll(
                        "(?i)\\b(engine|type)\\s*=?\\s*['`\"]?(myisam|memory|heap|csv|archive|blackhole|merge|mrg_myisam)\\b['`\"]?",
                        "ENGINE=InnoDB");
    }
}
