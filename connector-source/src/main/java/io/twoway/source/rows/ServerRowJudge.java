package io.twoway.source.rows;

import io.debezium.jdbc.JdbcConnection;
import io.twoway.contract.BookkeepingDatabase;
import io.twoway.source.config.RowFilterKeys;
import io.twoway.source.filter.RowCondition;
import io.twoway.source.filter.RowJudge;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the captured server which rows meet a condition, over a connection of its own. */
public final class ServerRowJudge implements RowJudge, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerRowJudge.class);

    private final Supplier<? extends JdbcConnection> server;
    private final BookkeepingDatabase bookkeeping;

    // Mutable state, used by the task's thread only
    private Optional<Asked> asked = Optional.empty();

    /**
     * Makes it; nothing is opened before there are rows.
     *
     * @param server opens connections
     * @param bookkeeping the database that is there when the one of a row no longer is
     */
    public ServerRowJudge(Supplier<? extends JdbcConnection> server, BookkeepingDatabase bookkeeping) {
        this.server = server;
        this.bookkeeping = bookkeeping;
    }

    private record Asked(JdbcConnection connection, RowSession session, TestedRows rows) {}

    /** @throws ConnectException with the server's own words; its cause tells whether the connection was lost */
    @Override
    public BitSet meeting(RowCondition condition, String database, String table, List<Struct> rows) {
        try {
            return tests().meeting(
                            new RowOrigin(
                                    condition, database, table, rows.get(0).schema()),
                            rows);
        } catch (SQLException e) {
            throw new ConnectException(
                    "Rows of " + database + "." + table + " could not be tested by "
                            + RowFilterKeys.conditionKey(condition.name()) + " ("
                            + condition.text().sql() + "): " + e.getMessage()
                            + ". Nothing was passed over. Change the condition or repair the cause, then restart the task.",
                    e);
        }
    }

    /** A server ends a session that is silent for long, as this one is while nothing changes. */
    private TestedRows tests() throws SQLException {
        if (asked.isEmpty() || !asked.get().session().isAlive()) {
            close();
            JdbcConnection connection = server.get();
            RowSession session = RowSession.on(connection, bookkeeping);
            asked = Optional.of(new Asked(connection, session, new TestedRows(session)));
        }
        return asked.get().rows();
    }

    @Override
    public void close() {
        asked.ifPresent(open -> {
            try {
                open.connection().close();
            } catch (SQLException e) {
                LOG.debug("A connection for the row filter was closed by the server already", e);
            }
        });
        asked = Optional.empty();
    }
}
