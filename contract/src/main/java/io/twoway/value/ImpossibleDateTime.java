package io.twoway.value;

import java.io.Serializable;

/**
 * A date and time whose date is impossible. It travels where Debezium sends milliseconds or microseconds since 1970, as a
 * number that no valid time has in either unit.
 *
 * @param secondOfDay 0 to 86399
 * @param micros 0 to 999999
 */
public record ImpossibleDateTime(ImpossibleDate date, int secondOfDay, int micros) implements Serializable {

    private static final long FIRST = Long.MIN_VALUE;
    private static final int MICRO_BITS = 20;
    private static final int SECOND_BITS = 17;
    private static final long END = FIRST + (10_000L << (9 + SECOND_BITS + MICRO_BITS));

    /** Returns whether a number of milliseconds or microseconds stands for an impossible time. */
    public static boolean isEncodedIn(long sinceEpoch) {
        return sinceEpoch < END;
    }

    /** Reads what {@link #encoded} returned. */
    public static ImpossibleDateTime decoded(long sinceEpoch) {
        long packed = sinceEpoch - FIRST;
        long day = packed >> (SECOND_BITS + MICRO_BITS);
        return new ImpossibleDateTime(
                ImpossibleDate.decoded(day + Integer.MIN_VALUE),
                (int) (packed >> MICRO_BITS) & ((1 << SECOND_BITS) - 1),
                (int) packed & ((1 << MICRO_BITS) - 1));
    }

    /** Returns the number that travels in the place of milliseconds or microseconds since 1970. */
    public long encoded() {
        long day = (long) date.encoded() - Integer.MIN_VALUE;
        return FIRST + ((((day << SECOND_BITS) | secondOfDay) << MICRO_BITS) | micros);
    }
}
