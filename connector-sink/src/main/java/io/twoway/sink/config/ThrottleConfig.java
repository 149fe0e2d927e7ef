package io.twoway.sink.config;

import io.twoway.config.Section;
import io.twoway.config.Setting;
import io.twoway.limit.Flow;
import io.twoway.limit.FlowLimits;
import io.twoway.limit.LimitKeys;
import io.twoway.limit.Quantity;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Limits of what is applied by the second, each flow by itself.
 *
 * @param load of the rows of a full load
 * @param changes of all other rows
 */
public record ThrottleConfig(FlowLimits load, FlowLimits changes) {

    static void define(ConfigDef definition) {
        new Section(definition, "Throttle")
                .with(rows(Flow.CHANGES, "changed rows"))
                .with(bytes(Flow.CHANGES))
                .with(rows(Flow.LOAD, "rows of the full load, and of tables that are added later,"))
                .with(bytes(Flow.LOAD));
    }

    private static Setting rows(Flow flow, String words) {
        return LimitKeys.setting(flow, Quantity.ROWS)
                .documented(
                        "How many " + words + " are applied in a second. A source transaction stays whole: one of"
                                + " more rows is applied at once, and what comes behind it waits. Without a value there is no limit.");
    }

    private static Setting bytes(Flow flow) {
        return LimitKeys.setting(flow, Quantity.BYTES)
                .documented("The same for the bytes of the rows as they become: texts and binaries by their length,"
                        + " every other value as 8.");
    }

    static void check(Draft draft) {
        String queries = LimitKeys.key(Flow.LOAD, Quantity.QUERIES);
        draft.raw(queries)
                .ifPresent(value ->
                        draft.refuse(queries, "it is a key of the source: a sink reads no tables. Take it out here"));
    }

    static ThrottleConfig of(Draft draft) {
        return new ThrottleConfig(limits(draft, Flow.LOAD), limits(draft, Flow.CHANGES));
    }

    private static FlowLimits limits(Draft draft, Flow flow) {
        return LimitKeys.read(
                flow, key -> draft.longNumber(key).map(String::valueOf).orElse(null));
    }
}
