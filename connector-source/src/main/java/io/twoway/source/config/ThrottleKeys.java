package io.twoway.source.config;

import io.twoway.config.Section;
import io.twoway.config.Setting;
import io.twoway.limit.Flow;
import io.twoway.limit.LimitKeys;
import io.twoway.limit.Quantity;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;

/** The keys that say how much is read from the server by the second. */
final class ThrottleKeys {

    /** Those of the load; in the reverse direction none can be used. */
    static final List<String> OF_LOAD = Stream.of(Quantity.values())
            .map(quantity -> LimitKeys.key(Flow.LOAD, quantity))
            .toList();

    private static final String GROUP = "Two-way: throttle";

    private ThrottleKeys() {}

    static void define(ConfigDef def) {
        new Section(def, GROUP)
                .with(LimitKeys.setting(Flow.CHANGES, Quantity.ROWS)
                        .documented("How many changed rows of the selected tables are read from the binlog in a second."
                                + " Without a value there is no limit. For more than days at a time the limit must be above what"
                                + " is changed, or the server deletes binlogs that were not read."))
                .with(LimitKeys.setting(Flow.CHANGES, Quantity.BYTES)
                        .documented(
                                "The same for the bytes that these changes have in the binlog, before compression."))
                .with(load(Quantity.ROWS)
                        .documented("How many rows of the full load, and of tables that are added later, are read in a"
                                + " second. Without a value there is no limit."))
                .with(load(Quantity.BYTES)
                        .documented("The same for the bytes of these rows: texts and binaries by their length, every"
                                + " other value as 8."))
                .with(load(Quantity.QUERIES)
                        .documented("How many queries that read rows are begun in a second: one for each table of the"
                                + " full load, and one for each chunk of a table that is added later."));
    }

    private static Setting load(Quantity quantity) {
        return LimitKeys.setting(Flow.LOAD, quantity).shownIf(LoadKeys::isForward);
    }

    static List<Finding> findings(Map<String, String> user) {
        if (!Direction.REVERSE.configValue().equals(user.get(SourceKeys.DIRECTION))) {
            return List.of();
        }
        return OF_LOAD.stream()
                .filter(user::containsKey)
                .map(key -> new Finding(key, "Cannot be used in direction reverse, which loads nothing."))
                .toList();
    }
}
