package io.twoway.servers.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One process of this machine, told apart from any later one with the same number.
 *
 * @param pid its number, which the system uses again after its end
 * @param startTicks when it started, in clock ticks since the boot
 * @param boot the id of the boot that {@code startTicks} counts from
 */
record ProcessIdentity(long pid, long startTicks, String boot) {

    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    /** Positions in /proc/PID/stat behind the command's closing parenthesis, see proc(5). */
    private static final int STATE = 0;

    private static final int THREADS = 17;

    private static final int START_TIME = 19;

    /** Returns the living process of that number; a zombie does not count. */
    static Optional<ProcessIdentity> of(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            if (isOver(fields)) {
                return Optional.empty();
            }
            String boot = Files.readString(BOOT_ID).strip();
            return Optional.of(new ProcessIdentity(pid, Long.parseLong(fields[START_TIME]), boot));
        } catch (IOException e) {
            return Optional.empty(); // it ended
        }
    }

    /** A killed process shows as a zombie while its other threads still hold its files and ports: it is not over yet. */
    private static boolean isOver(String[] fields) {
        return (fields[STATE].equals("Z") || fields[STATE].equals("X")) && Integer.parseInt(fields[THREADS]) <= 1;
    }

    /** Reads what {@link #writeTo} wrote; empty when there is no such file or it is not whole. */
    static Optional<ProcessIdentity> readFrom(Path file) {
        try {
            String[] fields = Files.readString(file).strip().split(" ");
            if (fields.length != 3) {
                return Optional.empty();
            }
            return Optional.of(new ProcessIdentity(Long.parseLong(fields[0]), Long.parseLong(fields[1]), fields[2]));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    void writeTo(Path file) {
        try {
            Files.writeString(file, pid + " " + startTicks + " " + boot + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return of(pid).equals(Optional.of(this));
    }
}
