package io.twoway.sink.store.session;

import com.mysql.cj.NativeSession;
import com.mysql.cj.exceptions.CJException;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.exceptions.SQLExceptionsMapping;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Connection on which the server, until this is closed, takes one statement at a time: the text of a statement of the origin
 * is somebody else's, and must not bring along a second one.
 */
final class SingleStatement implements AutoCloseable {

    private final JdbcConnection driver;

    private SingleStatement(JdbcConnection driver) {
        this.driver = driver;
    }

    static SingleStatement in(Connection connection) throws SQLException {
        JdbcConnection driver = connection.unwrap(JdbcConnection.class);
        perform(driver, session(driver)::disableMultiQueries);
        return new SingleStatement(driver);
    }

    Connection connection() {
        return driver;
    }

    /** Lets the sink send several again; a connection on which that fails is given up. */
    @Override
    public void close() throws SQLException {
        if (driver.isClosed()) {
            return;
        }
        try {
            perform(driver, session(driver)::enableMultiQueries);
        } catch (SQLException e) {
            driver.abort(Runnable::run);
            throw new SQLException("the session could not be set back: " + e.getMessage(), "08S01", e);
        }
    }

    private static NativeSession session(JdbcConnection driver) {
        return (NativeSession) driver.getSession();
    }

    private static void perform(JdbcConnection driver, Runnable command) throws SQLException {
        try {
            command.run();
        } catch (CJException e) {
            throw SQLExceptionsMapping.translateException(e, driver.getExceptionInterceptor());
        }
    }
}
