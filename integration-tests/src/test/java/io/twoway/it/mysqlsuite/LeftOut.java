package io.twoway.it.mysqlsuite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reason for which a file of the suite is not run: it cannot run at a server that is there already, or there is nothing to synchronize. */
enum LeftOut {
    SERVER(
            "restarts or ends the server, or needs one of its own or a debug build",
            "restart_mysqld|shutdown|have_(no)?debug|debug_sync|force_restart|mysqld_extra|clone|set\\s+persist"
                    + "|offline_mode|reset\\s+persist|secure_transport"),
    BINLOG(
            "is about replication, the binlog itself or a read-only server",
            "reset\\s+(master|binary)|sql_log_bin|binlog_format|ndb|log_bin|gtid_|rpl_|purge\\s+binary|show\\s+binlog|read_only"),
    PROGRAMS(
            "runs other programs, or reads or writes files",
            "\\$MYSQL(\\b|D|_(?!TMP_DIR|TEST_DIR))|perl;|--?exec\\b|remove_file|load\\s+data|outfile"),
    PLUGINS("needs a plugin", "install\\s+(plugin|component)|plugin"),
    TABLESPACES("makes or moves tablespaces", "tablespace|for\\s+export"),
    SYSTEM_TABLES("changes MySQL's own tables", "(into|update|table|delete\\s+from)\\s+mysql\\."),
    LOCKS("ends sessions or locks the whole server", "\\bkill\\b|read\\s+lock"),
    SIZE("is for large machines", "big_test"),
    NO_TABLE("makes no table", "(?!)");

    private static final Pattern CREATES = Pattern.compile("create\\s+table", Pattern.CASE_INSENSITIVE);
    private static final Pattern MOVES_FILES =
            Pattern.compile("(discard|import)\\s+tablespace", Pattern.CASE_INSENSITIVE);
    private static final List<String> SERVERS_OF_THEIR_OWN =
            List.of("-master.opt", ".cnf", "-master.sh", "-client.opt");

    private final String reason;
    private final Pattern words;

    LeftOut(String reason, String words) {
        this.reason = reason;
        this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
    }

    String reason() {
        return reason;
    }

    /**
     * Returns why a file is left out, if it is.
     *
     * @param text what it says, without comments
     * @param withParts the same with the files that it names
     */
    static Optional<LeftOut> of(Path file, String text, String withParts) {
        String base = file.toString().replaceFirst("\\.test$", "");
        if (SERVERS_OF_THEIR_OWN.stream().anyMatch(end -> Files.exists(Path.of(base + end)))) {
            return Optional.of(SERVER);
        }
        for (LeftOut reason : values()) {
            if (reason.words.matcher(text).find()) {
                return Optional.of(reason);
            }
        }
        if (MOVES_FILES.matcher(withParts).find()) {
            return Optional.of(TABLESPACES);
        }
        return CREATES.matcher(withParts).find() ? Optional.empty() : Optional.of(NO_TABLE);
    }
}
