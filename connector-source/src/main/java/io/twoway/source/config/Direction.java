package io.twoway.source.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;

/** Half of a two-way pair that a source connector serves. */
public enum Direction {
    /** Schema, full load, changes and DDL: from the site that had the data first. */
    FORWARD,
    /** Changes of rows only: back from the other site. */
    REVERSE;

    /** The values a user may write. */
    public static final List<String> VALUES =
            Arrays.stream(values()).map(Direction::configValue).collect(Collectors.toUnmodifiableList());

    /** Returns how a user writes it. */
    public String configValue() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a user's value.
     *
     * @throws ConfigException naming the valid values
     */
    public static Direction parse(String text) {
        return Arrays.stream(values())
                .filter(direction -> direction.configValue().equals(text))
                .findFirst()
                .orElseThrow(() -> new ConfigException(
                        "'" + text + "' is not a direction. Valid values: " + String.join(", ", VALUES) + "."));
    }
}
