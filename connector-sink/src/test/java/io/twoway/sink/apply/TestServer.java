package io.twoway.sink.apply;

import io.twoway.servers.MySqlOptions;
import io.twoway.servers.MySqlServer;
import io.twoway.servers.SandboxLayout;
import io.twoway.servers.process.Folders;
import io.twoway.servers.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The MySQL server that all test classes of one JVM share; it ends with the JVM. */
public final class TestServer {

    private static final Path DIRECTORY = Path.of("target", "mysql");

    private static MySqlServer shared;

    private TestServer() {}

    /** Returns the server, started on first use. */
    public static synchronized MySqlServer shared() {
        if (shared == null) {
            SandboxLayout layout = SandboxLayout.ofWorkingDirectory();
            shared = new MySqlServer(layout.mysql(), options(), layout.cache());
            shared.start();
        }
        return shared;
    }

    /** Returns settings of a sink at site b that writes to the server. */
    public static Map<String, String> settings() {
        MySqlServer server = shared();
        return new HashMap<>(Map.of(
                "site.name", "b",
                "topics", "a",
                "site.priority", "a,b",
                "database.hostname", "127.0.0.1",
                "database.port", String.valueOf(server.address().getPort()),
                "database.user", MySqlServer.USER,
                "database.password", server.password()));
    }

    private static MySqlOptions options() {
        try {
            Folders.delete(DIRECTORY); // of the last run
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return MySqlOptions.of("mysql", DIRECTORY, Ports.free(), 1).withoutFlushing();
    }
}
