package io.twoway.it.differential;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;

/**
 * Settings of a session on which a statement's meaning may depend.
 *
 * @param sqlMode {@code DEFAULT} is the server's
 * @param charset of the client, in which the server reads the statement's bytes
 * @param collation of literals
 * @param flags further variables, each as {@code name = value}
 */
record SessionSettings(String sqlMode, String timeZone, String charset, String collation, List<String> flags) {

    static final SessionSettings DEFAULT =
            new SessionSettings("DEFAULT", "DEFAULT", "utf8mb4", "utf8mb4_0900_ai_ci", List.of());

    private static final boolean SERVERS_IN_ANSI_MODE =
            System.getProperty("twoway.servers.options", "").contains("--sql-mode=ANSI");

    private static final List<String> MODES = List.of(
            "DEFAULT",
            "''",
            "'ANSI_QUOTES'",
            "'PIPES_AS_CONCAT'",
            "'NO_BACKSLASH_ESCAPES'",
            "'ANSI'",
            "'TRADITIONAL'",
            "'REAL_AS_FLOAT'",
            "'ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT'",
            "'PAD_CHAR_TO_FULL_LENGTH'",
            "'HIGH_NOT_PRECEDENCE'",
            "'NO_UNSIGNED_SUBTRACTION'",
            "'STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE'",
            "'NO_AUTO_VALUE_ON_ZERO,TIME_TRUNCATE_FRACTIONAL'");
    private static final List<String> ZONES =
            List.of("DEFAULT", "'+00:00'", "'+08:00'", "'-11:30'", "'+14:00'", "'SYSTEM'");
    private static final List<String> CHARSETS =
            List.of("utf8mb4", "utf8mb4", "utf8mb4", "latin1", "utf8mb3", "cp1251", "greek", "binary");
    private static final List<String> COLLATIONS = List.of(
            "utf8mb4_0900_ai_ci",
            "utf8mb4_0900_ai_ci",
            "utf8mb4_bin",
            "utf8mb4_general_ci",
            "latin1_swedish_ci",
            "latin1_bin",
            "utf16_general_ci",
            "sjis_japanese_ci");
    private static final List<List<String>> FLAGS = List.of(
            List.of(),
            List.of(),
            List.of(),
            List.of("default_collation_for_utf8mb4 = utf8mb4_general_ci"),
            List.of("explicit_defaults_for_timestamp = OFF"),
            List.of("foreign_key_checks = OFF", "unique_checks = OFF"),
            List.of("auto_increment_increment = 10", "auto_increment_offset = 3"),
            List.of("lc_time_names = 'de_DE'"));

    static SessionSettings of(String sqlMode) {
        return DEFAULT.withMode("'" + sqlMode + "'");
    }

    /**
     * A binary client's literals are not converted, and ASCII is not UTF-16: all labels would be '', which a SET must not have
     * (docs/types.md).
     */
    static SessionSettings random(Random random) {
        SessionSettings any = new SessionSettings(
                pick(MODES, random),
                pick(ZONES, random),
                pick(CHARSETS, random),
                pick(COLLATIONS, random),
                pick(FLAGS, random));
        return any.charset.equals("binary") && any.literalsAreUtf16() ? any.inCharset("utf8mb4") : any;
    }

    private static <T> T pick(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    SessionSettings withMode(String mode) {
        return new SessionSettings(mode, timeZone, charset, collation, flags);
    }

    SessionSettings inZone(String zone) {
        return new SessionSettings(sqlMode, "'" + zone + "'", charset, collation, flags);
    }

    SessionSettings inCharset(String client) {
        return new SessionSettings(sqlMode, timeZone, client, collation, flags);
    }

    SessionSettings withFlags(String... variables) {
        return new SessionSettings(sqlMode, timeZone, charset, collation, List.of(variables));
    }

    /**
     * Whether names may have any characters. MySQL writes names in UTF-8 into statements that it makes or changes for the
     * binlog (CREATE ... SELECT, views, routines, DROP), behind which the rest is in the client's character set: its own
     * replicas misread the names, too.
     */
    boolean namesAreLoggedAsTheyAre() {
        return charset.startsWith("utf8");
    }

    /**
     * Whether CREATE ... SELECT is logged whole. MySQL logs what SHOW CREATE TABLE would show in this session, and in the mode
     * ANSI that has no character sets and no options: its own replicas make another table, too.
     */
    boolean createSelectIsLoggedWhole() {
        return !sqlMode.equals("'ANSI'") && !(sqlMode.equals("DEFAULT") && SERVERS_IN_ANSI_MODE);
    }

    /**
     * Whether each byte is a character of the client's. A statement in which one is none travels as bytes, from which the DEFINER
     * of a view or routine, that the sink's user may not set here, cannot be taken out: it is FAILED (docs/schema-changes.md).
     */
    boolean bytesAreCharacters() {
        return !charset.equals("greek");
    }

    /** Whether the characters of literals have zero bytes, which MySQL shows with a backslash. */
    boolean literalsAreUtf16() {
        return collation.startsWith("utf16");
    }

    boolean hasAnsiQuotes() {
        return sqlMode.contains("ANSI");
    }

    /** Makes a session one of these settings. */
    void applyTo(Statement session) throws SQLException {
        session.execute("SET SESSION character_set_client = utf8mb4, collation_connection = utf8mb4_0900_ai_ci");
        session.execute("SET SESSION sql_mode = DEFAULT");
        for (String variables : List.of(
                "default_collation_for_utf8mb4 = DEFAULT, explicit_defaults_for_timestamp = DEFAULT",
                "foreign_key_checks = DEFAULT, unique_checks = DEFAULT",
                "auto_increment_increment = DEFAULT, auto_increment_offset = DEFAULT",
                "lc_time_names = DEFAULT")) {
            session.execute("SET SESSION " + variables);
        }
        session.execute(toString());
    }

    /** Returns the statement that repeats these settings in a new session. */
    @Override
    public String toString() {
        String text = "SET SESSION time_zone = " + timeZone + ", sql_mode = " + sqlMode + ", collation_connection = "
                + collation + String.join("", flags.stream().map(", "::concat).toList());
        return text + ", character_set_client = " + charset;
    }
}
