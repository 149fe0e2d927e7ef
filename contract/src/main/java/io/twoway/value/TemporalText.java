package io.twoway.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Writes points and lengths of time as MySQL does, so that text equality is value equality within one column. */
public final class TemporalText {

    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final long SECONDS_PER_DAY = 86_400L;
    private static final int MAX_FRACTION = 6;

    /** Characters of a time with a fraction. */
    private static final int LONGEST = 26;

    private TemporalText() {}

    /** Returns {@code YYYY-MM-DD} of a day counted from 1970-01-01. */
    public static String date(long epochDay) {
        return date(new StringBuilder(LONGEST), epochDay).toString();
    }

    private static StringBuilder date(StringBuilder text, long epochDay) {
        if (ImpossibleDate.isEncodedIn(epochDay)) {
            return date(text, ImpossibleDate.decoded(epochDay));
        }
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        return date(text, date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    private static StringBuilder date(StringBuilder text, ImpossibleDate date) {
        return date(text, date.year(), date.month(), date.day());
    }

    private static StringBuilder date(StringBuilder text, int year, int month, int day) {
        padded(text, year, 4).append('-');
        padded(text, month, 2).append('-');
        return padded(text, day, 2);
    }

    /** Returns {@code YYYY-MM-DD HH:MM:SS[.f]} of a time whose date no calendar has. */
    public static String dateTime(ImpossibleDateTime time, int fraction) {
        StringBuilder text = date(new StringBuilder(LONGEST), time.date()).append(' ');
        return fraction(clock(text, time.secondOfDay()), time.micros(), fraction)
                .toString();
    }

    /**
     * Returns {@code YYYY-MM-DD HH:MM:SS[.f]}.
     *
     * @param epochMicros microseconds since 1970-01-01, in no zone
     * @param fraction digits of the seconds' fraction
     */
    public static String dateTime(long epochMicros, int fraction) {
        long seconds = Math.floorDiv(epochMicros, MICROS_PER_SECOND);
        StringBuilder text = date(new StringBuilder(LONGEST), Math.floorDiv(seconds, SECONDS_PER_DAY))
                .append(' ');
        clock(text, Math.floorMod(seconds, SECONDS_PER_DAY));
        return fraction(text, Math.floorMod(epochMicros, MICROS_PER_SECOND), fraction)
                .toString();
    }

    /** Returns the ISO time with offset as {@code YYYY-MM-DD HH:MM:SS[.f]} in UTC. */
    public static String timestamp(String isoOffsetDateTime, int fraction) {
        if (isoOffsetDateTime.equals(ZeroTimestamp.ENCODED)) {
            return fraction(new StringBuilder("0000-00-00 00:00:00"), 0, fraction)
                    .toString();
        }
        Instant instant = OffsetDateTime.parse(isoOffsetDateTime).toInstant();
        return dateTime(instant.getEpochSecond() * MICROS_PER_SECOND + instant.getNano() / 1000, fraction);
    }

    /** Returns {@code [-]HHH:MM:SS[.f]} of a signed length of time in microseconds. */
    public static String time(long micros, int fraction) {
        long length = Math.abs(micros);
        StringBuilder text = new StringBuilder(LONGEST).append(micros < 0 ? "-" : "");
        clock(text, length / MICROS_PER_SECOND);
        return fraction(text, length % MICROS_PER_SECOND, fraction).toString();
    }

    private static StringBuilder clock(StringBuilder text, long seconds) {
        padded(text, seconds / 3600, 2).append(':');
        padded(text, seconds / 60 % 60, 2).append(':');
        return padded(text, seconds % 60, 2);
    }

    private static StringBuilder fraction(StringBuilder text, long micros, int digits) {
        long unit = 1;
        for (int i = digits; i < MAX_FRACTION; i++) {
            unit *= 10;
        }
        if (micros % unit != 0) {
            throw new IllegalArgumentException("its fraction of a second has more than " + digits + " digits");
        }
        return digits == 0 ? text : padded(text.append('.'), micros / unit, digits);
    }

    /** String.format would do, ten times slower, and this runs for every temporal value. */
    private static StringBuilder padded(StringBuilder text, long number, int width) {
        long least = 10;
        for (int i = 1; i < width; i++) {
            if (number < least) {
                text.append('0');
            }
            least *= 10;
        }
        return text.append(number);
    }
}
