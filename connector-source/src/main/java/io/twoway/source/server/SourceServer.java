package io.twoway.source.server;

import io.debezium.config.Configuration;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.gtid.MySqlGtidSet;
import io.debezium.connector.mysql.jdbc.MySqlConnection;
import io.debezium.connector.mysql.jdbc.MySqlConnectionConfiguration;
import io.debezium.connector.mysql.jdbc.MySqlFieldReaderResolver;
import io.debezium.relational.Tables.ColumnNameFilter;
import io.twoway.config.HostName;
import io.twoway.contract.BookkeepingDatabase;
import io.twoway.precheck.facts.ConnectionProblem;
import io.twoway.precheck.facts.NameReader;
import io.twoway.precheck.facts.ServerNames;
import io.twoway.source.config.Finding;
import io.twoway.source.config.TaskSettings;
import io.twoway.source.filter.TableSelection;
import io.twoway.source.offset.ServerIdentity;
import io.twoway.source.rows.RowFilterCheck;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The MySQL server as it is: asked over the same kind of connection the task will use, with short timeouts. */
public final class SourceServer {

    private static final Logger LOG = LoggerFactory.getLogger(SourceServer.class);
    private static final String HOST = "database.hostname";
    private static final String TIMEOUT_MS = "5000";

    /** Thousands of tables take a while to list; Connect itself waits for 90 s. */
    private static final String TABLES_TIMEOUT_MS = "60000";

    private SourceServer() {}

    /** Returns what keeps the selected tables from being sent; empty when all is ready. */
    public static List<Finding> findings(Configuration settings, TaskSettings task, TableSelection selection) {
        OriginCheck check = new OriginCheck(settings, task);
        List<Finding> findings = ofServer(settings, task, selection, check);
        return findings.isEmpty()
                ? Stream.concat(ofTables(settings, selection, check).stream(), check.ofTopics().stream())
                        .toList()
                : findings;
    }

    private static List<Finding> ofServer(
            Configuration settings, TaskSettings task, TableSelection selection, OriginCheck check) {
        try (MySqlConnection connection = connection(settings, TIMEOUT_MS)) {
            List<Finding> findings = new ArrayList<>(check.ofServer(connection.connection()));
            findings.addAll(rowFilter(settings, task, selection).findings(connection));
            return findings;
        } catch (SQLException | RuntimeException e) {
            return List.of(ConnectionFailure.finding(e, settings));
        }
    }

    private static List<Finding> ofTables(Configuration settings, TableSelection selection, OriginCheck check) {
        try (MySqlConnection connection = connection(settings, TABLES_TIMEOUT_MS)) {
            return check.ofTables(connection.connection(), selection);
        } catch (SQLException | RuntimeException e) {
            return List.of(ConnectionFailure.finding(e, settings));
        }
    }

    /** Returns what there is to name in a configuration; empty when the server does not answer soon. */
    public static Optional<ServerNames> names(Configuration settings) {
        try (MySqlConnection connection = connection(settings, TIMEOUT_MS)) {
            String bookkeeping = settings.getString(BookkeepingDatabase.CONFIG, BookkeepingDatabase.DEFAULT_NAME);
            return Optional.of(new NameReader(connection.connection()).read(bookkeeping));
        } catch (SQLException | RuntimeException e) {
            LOG.debug("The server gives no names to choose from: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Returns what the server's binlog holds.
     *
     * @throws RetriableException when no server answers
     * @throws ConnectException when it answers with a refusal, or changes would be lost by reading; either message says what to
     *     do
     */
    public static BinlogState binlog(Configuration settings, TaskSettings task) {
        try (MySqlConnection connection = connection(settings, TIMEOUT_MS)) {
            new OriginCheck(settings, task).requireReadable(connection.connection());
            return new BinlogState(
                    identity(connection),
                    gtids(connection, "gtid_executed"),
                    gtids(connection, "gtid_purged"),
                    files(connection));
        } catch (ConnectException e) {
            throw e;
        } catch (SQLException | RuntimeException e) {
            throw failure(e, settings);
        }
    }

    /**
     * Tries the conditions on rows that the user set.
     *
     * @throws RetriableException when no server answers
     * @throws ConnectException when one of them cannot be evaluated, naming it and the table
     */
    public static void requireConditions(Configuration settings, TaskSettings task, TableSelection selection) {
        List<Finding> findings;
        try (MySqlConnection connection = connection(settings, TIMEOUT_MS)) {
            findings = rowFilter(settings, task, selection).findings(connection);
        } catch (SQLException | RuntimeException e) {
            throw failure(e, settings);
        }
        if (!findings.isEmpty()) {
            throw new ConnectException(findings.stream()
                    .map(finding -> finding.key() + ": " + finding.message())
                    .collect(Collectors.joining("\n")));
        }
    }

    private static RowFilterCheck rowFilter(Configuration settings, TaskSettings task, TableSelection selection) {
        ColumnNameFilter columns = new MySqlConnectorConfig(settings).getColumnFilter();
        return new RowFilterCheck(task.rows(), selection, columns, task.bookkeeping());
    }

    private static ConnectException failure(Exception failure, Configuration settings) {
        String message = ConnectionFailure.finding(failure, settings).message();
        return ConnectionProblem.of(failure) == ConnectionProblem.UNREACHABLE
                ? new RetriableException(message, failure)
                : new ConnectException(message, failure);
    }

    /** Connects; whatever the server is then asked ends soon, too. */
    private static MySqlConnection connection(Configuration settings, String answerLimitMs) throws SQLException {
        Configuration impatient = settings.edit()
                // as it stands in the URL that Debezium makes
                .with(HOST, HostName.parse(settings.getString(HOST, "")).inUrl())
                .with("connect.timeout.ms", TIMEOUT_MS)
                .with("database.query.timeout.ms", answerLimitMs)
                .with("driver.socketTimeout", answerLimitMs)
                .build();
        MySqlConnection connection = new MySqlConnection(
                new MySqlConnectionConfiguration(impatient),
                MySqlFieldReaderResolver.resolve(new MySqlConnectorConfig(impatient)));
        connection.connect();
        return connection;
    }

    private static ServerIdentity identity(MySqlConnection connection) throws SQLException {
        return new ServerIdentity(
                global(connection, "server_uuid"),
                global(connection, "gtid_mode").equals("ON"));
    }

    private static MySqlGtidSet gtids(MySqlConnection connection, String variable) throws SQLException {
        return new MySqlGtidSet(global(connection, variable));
    }

    /** Reads one variable whole: SHOW VARIABLES cuts a long set of GTIDs. */
    private static String global(MySqlConnection connection, String variable) throws SQLException {
        return connection.queryAndMap("SELECT @@GLOBAL." + variable, row -> row.next() ? row.getString(1) : "");
    }

    /** Returns the size of each binlog file in bytes, in their order. */
    private static Map<String, Long> files(MySqlConnection connection) throws SQLException {
        Map<String, Long> files = new LinkedHashMap<>();
        connection.query("SHOW BINARY LOGS", rows -> {
            while (rows.next()) {
                files.put(rows.getString(1), rows.getLong(2));
            }
        });
        return files;
    }
}
