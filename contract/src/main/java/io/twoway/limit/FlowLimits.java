package io.twoway.limit;

import java.util.Map;
import java.util.OptionalLong;

/**
 * Limits of one flow.
 *
 * @param perSecond how much may pass in a second; what has no entry has no limit
 */
public record FlowLimits(Flow flow, Map<Quantity, Long> perSecond) {

    public FlowLimits {
        perSecond = Map.copyOf(perSecond);
    }

    public static FlowLimits none(Flow flow) {
        return new FlowLimits(flow, Map.of());
    }

    public boolean isNone() {
        return perSecond.isEmpty();
    }

    public OptionalLong of(Quantity quantity) {
        Long limit = perSecond.get(quantity);
        return limit == null ? OptionalLong.empty() : OptionalLong.of(limit);
    }

    /** Returns a limit as it stands in the configuration. */
    public String setting(Quantity quantity) {
        return LimitKeys.key(flow, quantity) + "=" + perSecond.get(quantity);
    }
}
