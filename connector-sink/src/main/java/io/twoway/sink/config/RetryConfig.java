package io.twoway.sink.config;

import io.twoway.config.Section;
import io.twoway.config.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;

/**
 * Times for which the task tries again before it fails.
 *
 * @param connection after a lost connection
 * @param other after any other error that may pass; shorter than {@code connection}
 */
public record RetryConfig(Duration connection, Duration other) {

    public static final String CONNECTION = "retry.connection.timeout";
    public static final String OTHER = "retry.other.timeout";

    private static final int DAY = 1440;

    static void define(ConfigDef definition) {
        new Section(definition, "Retries")
                .with(Setting.number(CONNECTION, "Retry lost connections (min)")
                        .byDefault(720)
                        .checked(Range.between(10, DAY))
                        .documented(
                                "For how many minutes the task tries to reach the destination again after it lost the "
                                        + "connection; then the task fails.")
                        .governing(List.of(OTHER)))
                .with(Setting.number(OTHER, "Retry other errors (min)")
                        .byDefault(10)
                        .checked(Range.between(1, DAY))
                        .documented(
                                "For how many minutes the task repeats a transaction that failed for another reason "
                                        + "which may pass, such as a lock wait; less than `" + CONNECTION + "`."));
    }

    static void check(Draft draft) {
        Optional<Integer> connection = draft.number(CONNECTION);
        Optional<Integer> other = draft.number(OTHER);
        if (connection.isPresent() && other.isPresent() && other.get() >= connection.get()) {
            draft.refuse(OTHER, "it must be less than " + CONNECTION + ", which is " + connection.get());
        }
    }

    static RetryConfig of(Draft draft) {
        return new RetryConfig(minutes(draft, CONNECTION), minutes(draft, OTHER));
    }

    private static Duration minutes(Draft draft, String key) {
        return Duration.ofMinutes(draft.number(key).orElseThrow());
    }
}
