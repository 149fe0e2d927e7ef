package io.twoway.it.pair;

import io.twoway.servers.SandboxLayout;
import io.twoway.servers.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder of one set of servers: data, which goes with them, and logs, which stay until the next run. Test classes run in
 * several JVMs at once, so a folder is locked for as long as its servers are used.
 */
final class ServerFolder implements AutoCloseable {

    private static final Path TARGET =
            SandboxLayout.ofWorkingDirectory().project().resolve("integration-tests/target");

    /** What a set of servers may need; with less, each test would wait for servers that cannot write. */
    private static final long LEAST_FREE_BYTES = 4L << 30;

    private final Path path;
    private final FileChannel lock;

    private ServerFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Takes a folder, and deletes what the last run left in it.
     *
     * @throws IllegalStateException when servers with a folder of this name are running, or the disk is nearly full
     */
    static ServerFolder claim(String name) {
        Path path = TARGET.resolve(name);
        try {
            FileChannel lock =
                    locked(Files.createDirectories(TARGET.resolve("locks")).resolve(name), name);
            Folders.delete(path);
            requireSpace(path, TARGET.toFile().getUsableSpace(), LEAST_FREE_BYTES);
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

    static void requireSpace(Path path, long usable, long wanted) {
        if (usable < wanted) {
            throw new IllegalStateException("servers need " + (wanted >> 20) + " MB, and the disk of " + path + " has "
                    + (usable >> 20) + " MB left");
        }
    }

    Path path() {
        return path;
    }

    /** Lets others have the name, and deletes the data of the ended servers: that of a whole run takes 20 GB. */
    @Override
    public void close() {
        try (lock) {
            deleteData();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deleteData() throws IOException {
        try (DirectoryStream<Path> data = Files.newDirectoryStream(path, Files::isDirectory)) {
            for (Path server : data) {
                Folders.delete(server.resolve("data"));
            }
        } catch (NoSuchFileException e) {
            // no server was started
        }
    }
}
