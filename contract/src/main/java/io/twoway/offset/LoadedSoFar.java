package io.twoway.offset;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Progress of a full load in numbers, as it stands in source offsets for who asks Connect. It is for people: nothing resumes by
 * it.
 *
 * @param rows how many rows were read
 * @param expected how many there are in all, by the server's estimates
 * @param remaining how many of those are still to be read
 * @param rowsPerSecond how many were read in a second
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LoadedSoFar(long rows, long expected, long remaining, long rowsPerSecond) {

    /** Our key in the source offset. */
    public static final String OFFSET_KEY = "twoway_load_progress";

    private static final Duration SHORT = Duration.ofMinutes(2);
    private static final Duration LONG = Duration.ofHours(2);

    /** Returns what a stored offset says; empty where no load goes on, or a version before this one stored it. */
    public static Optional<LoadedSoFar> in(Map<String, ?> offset) {
        return OffsetJson.in(offset, OFFSET_KEY, LoadedSoFar.class);
    }

    /** Returns the text for the offset. */
    public String encoded() {
        return OffsetJson.encoded(this);
    }

    /** Returns how much is read, in percent: 0 to 99, because the numbers are estimates. */
    @JsonIgnore
    public int percent() {
        return expected == 0 ? 0 : (int) Math.min(99, (expected - remaining) * 100 / expected);
    }

    /** Returns how long the rest takes at this speed; empty where nothing is known of it. */
    @JsonIgnore
    public Optional<Duration> left() {
        return remaining == 0 || rowsPerSecond == 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds((remaining + rowsPerSecond - 1) / rowsPerSecond));
    }

    /** Returns speed and time in words, for a person. */
    public String pace() {
        return rowsPerSecond + " rows/s"
                + left().map(time -> ", about " + words(time) + " left").orElse("");
    }

    private static String words(Duration time) {
        if (time.compareTo(SHORT) < 0) {
            return time.toSeconds() + " s";
        }
        return time.compareTo(LONG) < 0
                ? time.toMinutes() + " min"
                : time.toHours() + " h " + time.toMinutesPart() + " min";
    }
}
