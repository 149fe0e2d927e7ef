package io.twoway.it.faults;

import io.twoway.it.faults.Ledger.Answer;
import io.twoway.it.pair.Site;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.IntFunction;

/** One client of a site: each run is one attempt at its next transaction. */
final class Client implements Runnable {

    private static final int LOCK_WAIT = 1205;
    private static final int DEADLOCK = 1213;
    private static final int SERVER_SHUTDOWN = 1053;

    private final Site site;
    private final Ledger ledger;
    private final IntFunction<Entry> transactions;

    // Mutable state, used by one run at a time
    private Optional<Connection> connection = Optional.empty();
    private Optional<Entry> entry = Optional.empty();
    private int step;

    Client(Site site, Ledger ledger, IntFunction<Entry> transactions) {
        this.site = site;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    @Override
    public void run() {
        Entry next = entry.orElseGet(() -> transactions.apply(step));
        entry = Optional.of(next);
        if (hasWritten(next)) {
            ledger.enter(next, commit());
            entry = Optional.empty();
            step++;
        }
    }

    /** What was not committed is gone when the connection is, so that it may be written again. */
    private boolean hasWritten(Entry next) {
        try (Statement statement = connected().createStatement()) {
            for (String sql : next.statements()) {
                statement.execute(sql);
            }
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() != DEADLOCK && e.getErrorCode() != LOCK_WAIT && !isLost(e)) {
                throw new AssertionError("at site " + site.name() + ": " + e.getMessage(), e);
            }
            close();
            return false;
        }
    }

    private Answer commit() {
        try {
            connected().commit();
            return Answer.ACKNOWLEDGED;
        } catch (SQLException e) {
            if (!isLost(e)) {
                throw new AssertionError("at site " + site.name() + ": " + e.getMessage(), e);
            }
            close();
            return Answer.UNKNOWN;
        }
    }

    private Connection connected() throws SQLException {
        if (connection.isEmpty()) {
            Connection opened = site.connect();
            opened.setAutoCommit(false);
            opened.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            try (Statement statement = opened.createStatement()) {
                statement.execute("SET SESSION cte_max_recursion_depth = " + Entry.MOST_ROWS);
            }
            connection = Optional.of(opened);
        }
        return connection.get();
    }

    private static boolean isLost(SQLException e) {
        return String.valueOf(e.getSQLState()).startsWith("08") || e.getErrorCode() == SERVER_SHUTDOWN;
    }

    void close() {
        connection.ifPresent(open -> {
            try {
                open.close();
            } catch (SQLException e) {
                // it was lost
            }
        });
        connection = Optional.empty();
    }
}
