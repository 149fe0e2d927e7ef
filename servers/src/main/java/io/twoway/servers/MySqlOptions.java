package io.twoway.servers;

import io.twoway.servers.process.Lifetime;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Properties in which two MySQL servers may differ.
 *
 * @param name the server's name in messages, and of its log file
 * @param directory where data, log and pid file go
 * @param port the TCP port on the loopback address
 * @param serverId the replication server id; also the server's {@code auto_increment_offset}, taken modulo 2, so that two
 *     servers with an odd and an even id never generate the same key
 * @param gtid whether transactions get GTIDs
 * @param password the password of root and of {@link MySqlServer#USER}
 * @param arguments further mysqld options, which win over the ones set here
 * @param lifetime how long the process may live
 */
public record MySqlOptions(
        String name,
        Path directory,
        int port,
        int serverId,
        boolean gtid,
        String password,
        List<String> arguments,
        Lifetime lifetime) {

    public MySqlOptions {
        directory = directory.toAbsolutePath();
        arguments = List.copyOf(arguments);
    }

    /** Returns a server with GTIDs that ends with this JVM. */
    public static MySqlOptions of(String name, Path directory, int port, int serverId) {
        return new MySqlOptions(name, directory, port, serverId, true, "secret", List.of(), Lifetime.THIS_JVM);
    }

    public MySqlOptions withoutGtid() {
        return new MySqlOptions(name, directory, port, serverId, false, password, arguments, lifetime);
    }

    public MySqlOptions withPassword(String other) {
        return new MySqlOptions(name, directory, port, serverId, gtid, other, arguments, lifetime);
    }

    /** Adds mysqld options. */
    public MySqlOptions withArguments(String... mysqldOptions) {
        List<String> all =
                Stream.concat(arguments.stream(), Stream.of(mysqldOptions)).toList();
        return new MySqlOptions(name, directory, port, serverId, gtid, password, all, lifetime);
    }

    /**
     * Leaves it to the operating system when files reach the disk, which makes commits ten times as fast. A server that is
     * killed loses nothing by it; only one whose machine stops does.
     */
    public MySqlOptions withoutFlushing() {
        return withArguments("--innodb-flush-log-at-trx-commit=2", "--sync-binlog=0", "--innodb-flush-method=nosync");
    }

    /** Returns those options that a server keeps from the moment its data folder is made. */
    List<String> forLife() {
        return arguments.stream()
                .filter(option -> option.replace('_', '-').startsWith("--lower-case-table-names"))
                .toList();
    }

    public MySqlOptions withLifetime(Lifetime other) {
        return new MySqlOptions(name, directory, port, serverId, gtid, password, arguments, other);
    }
}
