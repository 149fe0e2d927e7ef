package io.twoway.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.Config;

/**
 * The version of Kafka whose classes run here: that of the worker.
 *
 * @param major 4 of 4.3.1
 * @param minor 3 of 4.3.1
 */
record KafkaVersion(int major, int minor) {

    private static final Pattern FORM = Pattern.compile("(\\d+)\\.(\\d+).*");

    /** Returns the version that Kafka's client library says of itself; 0.0 when it says nothing. */
    static KafkaVersion ofWorker() {
        Properties library = new Properties();
        try (InputStream resource = Config.class.getResourceAsStream("/kafka/kafka-version.properties")) {
            if (resource != null) {
                library.load(resource);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(library.getProperty("version", ""));
    }

    static KafkaVersion of(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? new KafkaVersion(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)))
                : new KafkaVersion(0, 0);
    }

    boolean isAtLeast(int otherMajor, int otherMinor) {
        return major > otherMajor || (major == otherMajor && minor >= otherMinor);
    }
}
