package io.twoway.sink.apply;

import io.twoway.sandbox.server.Folders;
import io.twoway.sandbox.server.MySqlOptions;
import io.twoway.sandbox.server.MySqlServer;
import io.twoway.sandbox.server.Ports;
import io.twoway.sandbox.server.SandboxLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The MySQL server that all test classes of one JVM share; it ends with the JVM. */
final class TestServer {

    private static final Path DIRECTORY = Path.of("target", "mysql");

    private static MySqlServer shared;

    private TestServer() {}

    /** Returns the server, started on first use. */
    static synchronized MySqlServer shared() {
        if (shared == null) {
            SandboxLayout layout = SandboxLayout.ofWorkingDirectory();
            shared = new MySqlServer(layout.mysql(), options(), layout.cache());
            shared.start();
        }
        return shared;
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
