package io.twoway.value;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * A date that MySQL stores and no calendar has, such as 0000-00-00, 2024-05-00 or 2024-02-31. It travels where Debezium
 * sends days since 1970, as a number that no valid date has.
 *
 * @param year 0 to 9999
 * @param month 0 to 12
 * @param day 0 to 31
 */
public record ImpossibleDate(int year, int month, int day) implements Serializable {

    private static final int FIRST = Integer.MIN_VALUE;
    private static final int END = FIRST + (10_000 << 9);

    /** Returns whether the calendar lacks this date. */
    public static boolean is(int year, int month, int day) {
        if (month == 0 || day == 0) {
            return true;
        }
        try {
            LocalDate.of(year, month, day);
            return false;
        } catch (DateTimeException e) {
            return true;
        }
    }

    /** Returns whether a number of days stands for an impossible date. */
    public static boolean isEncodedIn(long epochDay) {
        return epochDay >= FIRST && epochDay < END;
    }

    /** Reads what {@link #encoded} returned. */
    public static ImpossibleDate decoded(long epochDay) {
        int packed = Math.toIntExact(epochDay - FIRST);
        return new ImpossibleDate(packed >> 9, (packed >> 5) & 0xF, packed & 0x1F);
    }

    /** Returns the number that travels in the place of days since 1970. */
    public int encoded() {
        return FIRST + ((year << 9) | (month << 5) | day);
    }
}
