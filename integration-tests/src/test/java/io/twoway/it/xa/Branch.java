package io.twoway.it.xa;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.awaitility.Awaitility;

/**
 * One XA transaction at a site, as a transaction manager works with it: the session that prepares it is gone when another one
 * decides.
 *
 * @param site where it is
 * @param xid its name as a literal in SQL
 */
record Branch(Site site, String xid) {

    /** What a session says that is not attached to the transaction, before the one that was is gone. */
    private static final int NOT_KNOWN = 1397;

    /** Makes a transaction and prepares it. */
    static Branch prepared(Site site, String xid, String... statements) {
        Branch branch = new Branch(site, xid);
        branch.run("XA PREPARE " + xid, statements);
        return branch;
    }

    /** Makes a transaction and commits it in one phase. */
    static void committedInOnePhase(Site site, String xid, String... statements) {
        new Branch(site, xid).run("XA COMMIT " + xid + " ONE PHASE", statements);
    }

    /** Ends what a failed test has left, whose locks would be in the way of all others. */
    static void rollBackAll(Site site) {
        for (String row : site.rows("XA RECOVER CONVERT XID")) {
            String[] columns = row.split("\\|");
            int global = 2 * Integer.parseInt(columns[1]);
            String name = columns[3].substring(2);
            new Branch(site, "X'" + name.substring(0, global) + "',X'" + name.substring(global) + "'," + columns[0])
                    .rollBack();
        }
    }

    void commit() {
        decide("XA COMMIT " + xid);
    }

    void rollBack() {
        decide("XA ROLLBACK " + xid);
    }

    private void run(String last, String... statements) {
        try (Connection connection = site.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("XA START " + xid);
            for (String sql : statements) {
                statement.execute(sql);
            }
            statement.execute("XA END " + xid);
            statement.execute(last);
        } catch (SQLException e) {
            throw new AssertionError("XA transaction " + xid + " at " + site.name(), e);
        }
    }

    private void decide(String decision) {
        Awaitility.await(decision).atMost(Pair.PATIENCE).until(() -> isDone(decision));
    }

    private boolean isDone(String decision) throws SQLException {
        try (Connection connection = site.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(decision);
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() == NOT_KNOWN) {
                return false;
            }
            throw e;
        }
    }
}
