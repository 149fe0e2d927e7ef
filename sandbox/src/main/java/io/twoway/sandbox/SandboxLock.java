package io.twoway.sandbox;

import io.twoway.servers.process.ServerException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;

/** Lets one command at a time start or stop the servers of one sandbox. */
final class SandboxLock {

    private SandboxLock() {}

    /**
     * Runs the action while no other command can work on the sandbox.
     *
     * @throws ServerException when another one does at this moment
     */
    static <T> T holding(Path state, Callable<T> action) throws Exception {
        Files.createDirectories(state);
        Path file = state.resolve("lock");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new ServerException("another command is working on the sandbox in " + state);
            }
            return action.call();
        }
    }
}
