package io.twoway.bench.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * The part of a recording that belongs to a round. A recording has whole chunks in it, which begin before the round and end after it.
 *
 * @param file the recording
 */
record Excerpt(Path file, Instant from, Instant to) {

    Stream<RecordedEvent> events() {
        try {
            return RecordingFile.readAllEvents(file).stream()
                    .filter(event -> !event.getStartTime().isBefore(from)
                            && event.getStartTime().isBefore(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
