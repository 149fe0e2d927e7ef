package io.twoway.bench.contender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The moment at which a source read a change, as the record says in JSON. A record's own time is that of sending, which one
 * that begins lets wait until its producer knows the topic, while it reads on.
 */
final class ReadingTime {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MICROSECONDS = "ts_us";

    private ReadingTime() {}

    static Instant of(byte[] value) {
        try {
            JsonNode time = JSON.readTree(value).path("payload").path(MICROSECONDS);
            if (!time.isIntegralNumber()) {
                throw new IllegalArgumentException("no " + MICROSECONDS + " in a record");
            }
            return Instant.EPOCH.plus(time.longValue(), ChronoUnit.MICROS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
