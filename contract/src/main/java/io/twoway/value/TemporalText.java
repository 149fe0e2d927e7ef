package io.twoway.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Writes points and lengths of time as MySQL does, so that text equality is value equality within one column. */
public final class TemporalText {

    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final int MAX_FRACTION = 6;

    private TemporalText() {}

    /** Returns {@code YYYY-MM-DD} of a day counted from 1970-01-01. */
    public static String date(long epochDay) {
        if (ImpossibleDate.isEncodedIn(epochDay)) {
            return date(ImpossibleDate.decoded(epochDay));
        }
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        StringBuilder text = new StringBuilder(10);
        padded(text, date.getYear(), 4).append('-');
        padded(text, date.getMonthValue(), 2).append('-');
        return padded(text, date.getDayOfMonth(), 2).toString();
    }

    private static String date(ImpossibleDate date) {
        StringBuilder text = new StringBuilder(10);
        padded(text, date.year(), 4).append('-');
        padded(text, date.month(), 2).append('-');
        return padded(text, date.day(), 2).toString();
    }

    /** Returns {@code YYYY-MM-DD HH:MM:SS[.f]} of a time whose date no calendar has. */
    public static String dateTime(ImpossibleDateTime time, int fraction) {
        return date(time.date()) + " " + clock(time.secondOfDay()) + fractionOf(time.micros(), fraction);
    }

    /**
     * Returns {@code YYYY-MM-DD HH:MM:SS[.f]}.
     *
     * @param epochMicros microseconds since 1970-01-01, in no zone
     * @param fraction digits of the seconds' fraction
     */
    public static String dateTime(long epochMicros, int fraction) {
        long seconds = Math.floorDiv(epochMicros, MICROS_PER_SECOND);
        long micros = Math.floorMod(epochMicros, MICROS_PER_SECOND);
        LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        return date(time.toLocalDate().toEpochDay())
                + " "
                + clock(time.toLocalTime().toSecondOfDay())
                + fractionOf(micros, fraction);
    }

    /** Returns the ISO time with offset as {@code YYYY-MM-DD HH:MM:SS[.f]} in UTC. */
    public static String timestamp(String isoOffsetDateTime, int fraction) {
        if (isoOffsetDateTime.equals(ZeroTimestamp.ENCODED)) {
            return "0000-00-00 00:00:00" + fractionOf(0, fraction);
        }
        Instant instant = OffsetDateTime.parse(isoOffsetDateTime).toInstant();
        return dateTime(instant.getEpochSecond() * MICROS_PER_SECOND + instant.getNano() / 1000, fraction);
    }

    /** Returns {@code [-]HHH:MM:SS[.f]} of a signed length of time in microseconds. */
    public static String time(long micros, int fraction) {
        long length = Math.abs(micros);
        return (micros < 0 ? "-" : "")
                + clock(length / MICROS_PER_SECOND)
                + fractionOf(length % MICROS_PER_SECOND, fraction);
    }

    private static String clock(long seconds) {
        StringBuilder text = new StringBuilder(9);
        padded(text, seconds / 3600, 2).append(':');
        padded(text, seconds / 60 % 60, 2).append(':');
        return padded(text, seconds % 60, 2).toString();
    }

    private static String fractionOf(long micros, int digits) {
        String all =
                padded(new StringBuilder(MAX_FRACTION), micros, MAX_FRACTION).toString();
        if (!all.substring(digits).chars().allMatch(digit -> digit == '0')) {
            throw new IllegalArgumentException("its fraction of a second has more than " + digits + " digits");
        }
        return digits == 0 ? "" : "." + all.substring(0, digits);
    }

    /** String.format would do, ten times slower, and this runs for every temporal value. */
    private static StringBuilder padded(StringBuilder text, long number, int width) {
        String digits = Long.toString(number);
        return text.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
    }
}
