package io.twoway.source.load;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigException;

/** Fate of the origin's triggers at the destination. */
public enum TriggerMode {
    /** They are not created: what they write at the origin travels as rows. */
    NONE,
    /** They are created, but do nothing for rows that a sink writes: these bring along what the trigger did already. */
    GUARDED,
    /** They are created as they are, and fire for the sink's rows too. */
    AS_IS;

    /** The values a user may write. */
    public static final List<String> VALUES =
            Arrays.stream(values()).map(TriggerMode::configValue).toList();

    /** Returns how a user writes it. */
    public String configValue() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a user's value.
     *
     * @throws ConfigException naming the valid values
     */
    public static TriggerMode parse(String text) {
        return Arrays.stream(values())
                .filter(mode -> mode.configValue().equals(text))
                .findFirst()
                .orElseThrow(() -> new ConfigException("'" + text + "' is no way to treat triggers. Valid values: "
                        + String.join(", ", VALUES) + "."));
    }
}
