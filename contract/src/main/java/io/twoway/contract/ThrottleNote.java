package io.twoway.contract;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A sink's word that a limit holds its stream back. It stands where a {@link WaitingNote} would, in the metadata of the
 * offset that the sink's consumer group has committed.
 *
 * @param since since when the stream is held back
 * @param said when that was last so
 * @param limit the setting that does it, as {@code key=value}
 */
public record ThrottleNote(Instant since, Instant said, String limit) {

    private static final String MARK = "two-way-throttled";
    private static final int PARTS = 4;

    /** Returns the note as the text that Kafka keeps. */
    public String encoded() {
        return String.join(" ", MARK, since.toString(), said.toString(), limit);
    }

    /** Reads the note; empty when the text is none. */
    public static Optional<ThrottleNote> parse(String text) {
        String[] parts = text.split(" ", PARTS);
        if (parts.length < PARTS || !parts[0].equals(MARK)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ThrottleNote(Instant.parse(parts[1]), Instant.parse(parts[2]), parts[3]));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
