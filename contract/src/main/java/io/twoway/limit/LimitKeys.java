package io.twoway.limit;

import io.twoway.config.Setting;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Keys of limits, which are named alike at sources and sinks. */
public final class LimitKeys {

    /** More than one by the nanosecond is no limit for any server. */
    private static final long MOST = 1_000_000_000;

    private LimitKeys() {}

    public static String key(Flow flow, Quantity quantity) {
        return flow.label() + ".max." + quantity.label() + ".per.second";
    }

    /** Returns the key's description, to be documented by who has it: without a value there is no limit. */
    public static Setting setting(Flow flow, Quantity quantity) {
        String name = flow.label().substring(0, 1).toUpperCase(Locale.ROOT)
                + flow.label().substring(1);
        return Setting.longNumber(key(flow, quantity), name + ": " + quantity.label() + " per second")
                .byDefault(null)
                .checked(ConfigDef.LambdaValidator.with(LimitKeys::check, () -> "1 to " + MOST));
    }

    private static void check(String key, Object value) {
        if (value instanceof Long limit && (limit < 1 || limit > MOST)) {
            throw new ConfigException(
                    key, value, "a limit is 1 to " + MOST + "; leave the key out where there is to be none");
        }
    }

    /**
     * Reads the limits of a flow.
     *
     * @param values the value of a key as text; null or blank without one
     */
    public static FlowLimits read(Flow flow, Function<String, String> values) {
        Map<Quantity, Long> limits = new EnumMap<>(Quantity.class);
        for (Quantity quantity : Quantity.values()) {
            String text = values.apply(key(flow, quantity));
            if (text != null && !text.isBlank()) {
                limits.put(quantity, Long.parseLong(text.strip()));
            }
        }
        return new FlowLimits(flow, limits);
    }
}
