package io.twoway.it.mysqlsuite;

import io.twoway.it.pair.Site;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/** One session for the many queries of a comparison: a site otherwise logs in for each. */
final class KeptSession implements AutoCloseable {

    private final Connection connection;
    private final Site site;

    KeptSession(Site site) throws SQLException {
        this.connection = site.connect();
        Connection kept = (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        this.site = new Site(site.name(), () -> kept);
    }

    Site site() {
        return site;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
