package io.twoway.sink.config;

import io.twoway.config.HostName;
import io.twoway.config.Section;
import io.twoway.config.Setting;
import java.time.Duration;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.types.Password;

/**
 * Settings of the connection to the destination server; the keys have Debezium's names where Debezium has them.
 *
 * @param password empty text when the user has none
 * @param connectTimeout how long opening a connection may take
 * @param socketTimeout how long the server may be silent
 * @param lockWait how long a statement waits for a lock on a table that another session uses
 */
public record DatabaseConfig(
        String hostname,
        int port,
        String user,
        Password password,
        TlsConfig tls,
        Duration connectTimeout,
        Duration socketTimeout,
        Duration lockWait) {

    private static final String PREFIX = "database.";

    public static final String HOSTNAME = "database.hostname";
    public static final String PORT = "database.port";
    public static final String USER = "database.user";
    public static final String PASSWORD = "database.password";
    public static final String CONNECT_TIMEOUT = "database.connect.timeout.ms";
    public static final String SOCKET_TIMEOUT = "database.socket.timeout.ms";
    public static final String LOCK_WAIT = "database.lock.wait.timeout.ms";

    /** More than the 10 s for which a statement may wait for a lock: that is no sign of a hanging network. */
    private static final int SHORTEST_SOCKET_TIMEOUT = 15_000;

    private static final int HOUR = 3_600_000;

    static void define(ConfigDef definition) {
        Section section = new Section(definition, "Destination database")
                .with(hostnameSetting())
                .with(portSetting())
                .with(userSetting())
                .with(passwordSetting());
        TlsConfig.define(section);
        section.with(connectTimeoutSetting()).with(socketTimeoutSetting()).with(lockWaitSetting());
    }

    /** Returns where the server is, for messages. */
    public String address() {
        return hostname + ":" + port;
    }

    /** Returns the same with other limits, for a check that must answer soon. */
    public DatabaseConfig withTimeouts(Duration connect, Duration socket) {
        return new DatabaseConfig(hostname, port, user, password, tls, connect, socket, lockWait);
    }

    /** Returns whether {@link #of} can be called. */
    static boolean isValid(Draft draft) {
        return draft.definedKeys().stream()
                .filter(key -> key.startsWith(PREFIX))
                .allMatch(draft::isValid);
    }

    static DatabaseConfig of(Draft draft) {
        return new DatabaseConfig(
                draft.text(HOSTNAME).orElseThrow(),
                draft.number(PORT).orElseThrow(),
                draft.text(USER).orElseThrow(),
                draft.secret(PASSWORD).orElseThrow(),
                TlsConfig.of(draft),
                Duration.ofMillis(draft.number(CONNECT_TIMEOUT).orElseThrow()),
                Duration.ofMillis(draft.number(SOCKET_TIMEOUT).orElseThrow()),
                Duration.ofMillis(draft.number(LOCK_WAIT).orElseThrow()));
    }

    private static Setting hostnameSetting() {
        return Setting.text(HOSTNAME, "Host")
                .checked(HostName.VALIDATOR)
                .important(Importance.HIGH)
                .documented("Host name or address of the MySQL server that changes are written to.");
    }

    private static Setting portSetting() {
        return Setting.number(PORT, "Port")
                .byDefault(3306)
                .checked(Range.between(1, 65535))
                .important(Importance.HIGH)
                .documented("Port of the MySQL server.");
    }

    private static Setting userSetting() {
        return Setting.text(USER, "User")
                .checked(new NonEmptyString())
                .important(Importance.HIGH)
                .documented("MySQL user of the sink.");
    }

    private static Setting passwordSetting() {
        return Setting.secret(PASSWORD, "Password")
                .byDefault("")
                .important(Importance.HIGH)
                .documented("Password of the MySQL user; empty for none.");
    }

    private static Setting connectTimeoutSetting() {
        return Setting.number(CONNECT_TIMEOUT, "Connect timeout (ms)")
                .byDefault(10_000)
                .checked(Range.atLeast(1))
                .important(Importance.LOW)
                .documented("How long opening a connection may take, in milliseconds.");
    }

    private static Setting socketTimeoutSetting() {
        return Setting.number(SOCKET_TIMEOUT, "Socket timeout (ms)")
                .byDefault(60_000)
                .checked(Range.between(SHORTEST_SOCKET_TIMEOUT, HOUR))
                .important(Importance.LOW)
                .documented("How long the server may be silent, in milliseconds, before the connection counts as lost; "
                        + "the server in turn ends a session of the sink that is silent for as long. At least "
                        + SHORTEST_SOCKET_TIMEOUT + ": a statement may wait 10 seconds for a lock. Raise it when one "
                        + "statement may take longer, such as a search through a large table without a key. DDL and "
                        + "TRUNCATE run without this limit.");
    }

    private static Setting lockWaitSetting() {
        return Setting.number(LOCK_WAIT, "Metadata lock wait (ms)")
                .byDefault(5_000)
                .checked(Range.between(1_000, HOUR))
                .important(Importance.LOW)
                .documented("How long a statement, DDL above all, waits for the lock on a table that a session of the"
                        + " destination's own uses, in milliseconds, rounded down to seconds: for as long other sessions queue up"
                        + " behind it. Then it is taken back, the session in the way is named in the log, and the statement is"
                        + " repeated for " + RetryConfig.OTHER
                        + ". Raise it for ALTER TABLE that copies for hours: its last step"
                        + " needs that lock, and all of its work is lost without it.");
    }
}
