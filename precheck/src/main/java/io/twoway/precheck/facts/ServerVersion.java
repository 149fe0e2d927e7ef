package io.twoway.precheck.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's version as it prints it.
 *
 * @param text all of it, with suffixes such as {@code -log}
 */
public record ServerVersion(String text, int major, int minor, int patch) implements Comparable<ServerVersion> {

    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?.*");

    private static final Comparator<ServerVersion> ORDER = Comparator.comparingInt(ServerVersion::major)
            .thenComparingInt(ServerVersion::minor)
            .thenComparingInt(ServerVersion::patch);

    /**
     * Reads what {@code SELECT VERSION()} answers.
     *
     * @throws IllegalArgumentException when it does not begin with two numbers
     */
    public static ServerVersion of(String text) {
        Matcher matcher = NUMBERS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no version of MySQL");
        }
        return new ServerVersion(
                text, number(matcher, 1), number(matcher, 2), matcher.group(3) == null ? 0 : number(matcher, 3));
    }

    /**
     * Lets a connection pass whose server is MySQL, by what the server said of itself when it was connected to: nothing is asked,
     * since another server might not understand the question.
     *
     * @throws OtherServerException when it is not
     */
    public static void requireMySql(Connection connection) throws SQLException {
        of(connection.getMetaData().getDatabaseProductVersion()).requireMySql();
    }

    /**
     * Lets MySQL pass.
     *
     * @throws OtherServerException when it is another server
     */
    public void requireMySql() throws OtherServerException {
        if (!isMySql()) {
            throw new OtherServerException(this);
        }
    }

    /** Returns whether it is MySQL, or compatible with it in its binlog and system tables. */
    public boolean isMySql() {
        return !text.toLowerCase(Locale.ROOT).contains("mariadb");
    }

    public boolean isAtLeast(int otherMajor, int otherMinor) {
        return major > otherMajor || (major == otherMajor && minor >= otherMinor);
    }

    @Override
    public int compareTo(ServerVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return text;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
