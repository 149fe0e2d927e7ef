package io.twoway.it.pair;

import io.twoway.sandbox.SandboxLayout;
import io.twoway.sandbox.server.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder of one set of servers: data, and logs that stay until the next run. Test classes run in several JVMs at once, so
 * a folder is locked for as long as its servers are used.
 */
final class ServerFolder implements AutoCloseable {

    private static final Path TARGET =
            SandboxLayout.ofWorkingDirectory().project().resolve("integration-tests/target");

    private final Path path;
    private final FileChannel lock;

    private ServerFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Takes a folder, and deletes what the last run left in it: several hundred megabytes.
     *
     * @throws IllegalStateException when servers with a folder of this name are running
     */
    static ServerFolder claim(String name) {
        Path path = TARGET.resolve(name);
        try {
            FileChannel lock =
                    locked(Files.createDirectories(TARGET.resolve("locks")).resolve(name), name);
            Folders.delete(path);
            return new ServerFolder(path, lock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel locked(Path file, String name) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new IllegalStateException("the servers of another test are in target/" + name
                    + ": each test class needs a name of its own, and a clone runs one build at a time");
        }
        return channel;
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // by this JVM
        }
    }

    Path path() {
        return path;
    }

    /** Lets others have the name; the files stay. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
