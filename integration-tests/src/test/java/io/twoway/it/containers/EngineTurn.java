package io.twoway.it.containers;

import io.twoway.servers.SandboxLayout;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets one test class at a time use the Docker engine. The build runs classes in several JVMs at once, and each of these
 * starts a whole set-up with the heaps of production.
 */
final class EngineTurn implements BeforeAllCallback, AfterAllCallback {

    private static final Path LOCKS =
            SandboxLayout.ofWorkingDirectory().project().resolve("integration-tests/target/locks");

    // Mutable state
    private FileChannel file;

    /** Waits until the other class is done. */
    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        file = FileChannel.open(
                Files.createDirectories(LOCKS).resolve("docker-engine"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        file.lock();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        file.close();
    }
}
