package io.twoway.precheck.progress;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A statement of the origin that has begun at a server and has not ended.
 *
 * @param offset of its record
 * @param shown the statement without any password, on one line, and its beginning only if it is long
 * @param age how long ago it was begun
 * @param doing what the server does about it, in MySQL's words; empty when no session runs it: its next try is to come
 * @param users who uses its tables while it waits for them
 */
public record RunningStatement(long offset, String shown, Duration age, Optional<String> doing, List<String> users) {

    private static final int LONGEST = 200;

    public RunningStatement {
        String line = shown.strip().replaceAll("\\s+", " ");
        shown = line.length() > LONGEST ? line.substring(0, LONGEST) + " ..." : line;
        users = List.copyOf(users);
    }

    /** Returns it in words, for a person. */
    public String describe() {
        String words = "The statement of record " + offset + " has not ended for " + age.toSeconds() + " s ("
                + doing.orElse("it is to be tried again") + "): " + shown;
        return users.isEmpty()
                ? words
                : words + "\nIts tables are used by " + String.join("; ", users)
                        + ". Let these sessions end their transactions, or KILL them";
    }
}
