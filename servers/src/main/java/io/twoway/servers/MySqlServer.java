package io.twoway.servers;

import io.twoway.servers.process.ProcessServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A MySQL server with a binlog that can be captured, durable as MySQL is by default. */
public final class MySqlServer extends ProcessServer {

    /** The user that the connectors log in as, with what {@link UserScript#TWO_WAY} grants; root has the same password. */
    public static final String USER = UserScript.TWO_WAY.user();

    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration BINLOG_KEPT = Duration.ofDays(7);

    private final MySqlInstall install;
    private final MySqlOptions options;
    private final Path data;
    private final Path accountsMade;
    private final DataTemplate template;

    /** @param cache a folder where a data folder to copy from is kept between runs */
    public MySqlServer(MySqlInstall install, MySqlOptions options, Path cache) {
        super(options.name(), options.directory(), options.port(), options.lifetime(), START_LIMIT, STOP_LIMIT);
        this.install = install;
        this.options = options;
        this.data = options.directory().resolve("data");
        this.accountsMade = options.directory().resolve("accounts-made");
        this.template = new DataTemplate(install, cache, options.forLife());
    }

    /** Returns the JDBC address, without user and password. */
    public String jdbcUrl() {
        return "jdbc:mysql://127.0.0.1:" + options.port()
                + "/?sslMode=DISABLED&allowPublicKeyRetrieval=true&connectTimeout=5000&connectionTimeZone=UTC";
    }

    /** Connects as root. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), "root", options.password());
    }

    /** Returns the password of root and of {@link #USER}. */
    public String password() {
        return options.password();
    }

    /** Returns the file that lets MySQL's own client log in as root: {@code mysql --defaults-file=FILE}. */
    public Path clientDefaults() {
        return options.directory().resolve("client.cnf");
    }

    /** Returns the words that start MySQL's own client as root, with its commands such as {@code \\G} and {@code SOURCE}. */
    public List<String> client() {
        List<String> command = new ArrayList<>(install.command("mysql"));
        command.add("--defaults-file=" + clientDefaults()); // first, or the client refuses it
        command.add("--loose-commands"); // later clients know them only then, earlier ones not the option
        return command;
    }

    @Override
    protected List<String> prepare() {
        try {
            Files.createDirectories(options.directory());
            if (!Files.isDirectory(data)) {
                Files.deleteIfExists(accountsMade);
                template.copyTo(data);
            }
            Files.writeString(
                    clientDefaults(),
                    "[client]\nprotocol=tcp\nhost=127.0.0.1\nport=%d\nuser=root\npassword=\"%s\"\n"
                            .formatted(options.port(), options.password()));
            return command();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected boolean isServing() {
        try (Connection connection = connect()) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void awaitReady() {
        super.awaitReady();
        try {
            Files.writeString(accountsMade, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server that runs as root must be told so. */
    static List<String> userOption() {
        return "root".equals(System.getProperty("user.name")) ? List.of("--user=root") : List.of();
    }

    private List<String> command() throws IOException {
        List<String> command = new ArrayList<>(install.server());
        command.addAll(place());
        command.addAll(replication());
        command.addAll(userOption());
        if (!Files.exists(accountsMade)) {
            command.add("--init-file=" + accounts());
        }
        command.addAll(options.arguments());
        return command;
    }

    private List<String> place() {
        return List.of(
                "--datadir=" + data,
                "--bind-address=127.0.0.1",
                "--port=" + options.port(),
                "--socket=mysql.sock", // in the data folder, relative: an absolute path may be too long for a socket
                "--pid-file=mysql.pid",
                "--secure-file-priv=",
                "--mysqlx=OFF",
                "--default-time-zone=+00:00",
                "--character-set-server=utf8mb4",
                "--innodb-buffer-pool-size=128M");
    }

    private List<String> replication() {
        String gtid = options.gtid() ? "ON" : "OFF";
        return List.of(
                "--server-id=" + options.serverId(),
                "--log-bin=binlog",
                "--binlog-format=ROW",
                "--binlog-row-image=FULL",
                "--binlog-row-metadata=FULL",
                "--binlog-expire-logs-seconds=" + BINLOG_KEPT.toSeconds(),
                "--gtid-mode=" + gtid,
                "--enforce-gtid-consistency=" + gtid,
                "--log-bin-trust-function-creators=ON", // or CREATE FUNCTION would need SUPER
                "--auto-increment-increment=2",
                "--auto-increment-offset=" + (options.serverId() % 2 == 1 ? 1 : 2));
    }

    /** Runs inside the server before it serves anyone, once, and outside the binlog: accounts are not synchronized. */
    private Path accounts() throws IOException {
        String password = options.password().replace("\\", "\\\\").replace("'", "\\'");
        String grants = String.join(";\n", UserScript.TWO_WAY.grants());
        Path file = options.directory().resolve("accounts.sql");
        Files.writeString(
                file,
                """
                SET sql_log_bin = 0;
                CREATE USER IF NOT EXISTS %1$s IDENTIFIED BY '%2$s';
                %3$s;
                ALTER USER 'root'@'localhost' IDENTIFIED BY '%2$s';
                """
                        .formatted(UserScript.TWO_WAY.account(), password, grants));
        return file;
    }
}
