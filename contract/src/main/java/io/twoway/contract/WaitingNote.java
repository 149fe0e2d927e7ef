package io.twoway.contract;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A sink's word that its server takes no changes. It stands in the metadata of the offset that the sink's consumer group has
 * committed: Kafka can be asked for it while the server is away, and to Connect the task is RUNNING.
 *
 * @param since since when nothing is taken
 * @param tried when that was tried last
 * @param reason what the server, or the driver, said then, on one line
 */
public record WaitingNote(Instant since, Instant tried, String reason) {

    private static final String MARK = "two-way-waiting";
    private static final int PARTS = 4;

    /** Kafka's brokers take 4096 bytes of metadata by default, and a character has three at most. */
    private static final int LONGEST_REASON = 1000;

    public WaitingNote {
        String line = reason.replaceAll("\\s+", " ").strip();
        reason = line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + " ..." : line;
    }

    /** Returns the note as the text that Kafka keeps. */
    public String encoded() {
        return String.join(" ", MARK, since.toString(), tried.toString(), reason);
    }

    /** Reads the note; empty when the text is none, such as that of a sink which waits for nothing. */
    public static Optional<WaitingNote> parse(String text) {
        String[] parts = text.split(" ", PARTS);
        if (parts.length < PARTS || !parts[0].equals(MARK)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new WaitingNote(Instant.parse(parts[1]), Instant.parse(parts[2]), parts[3]));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
