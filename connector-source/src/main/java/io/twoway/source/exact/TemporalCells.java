package io.twoway.source.exact;

import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.twoway.value.ImpossibleDate;
import io.twoway.value.ImpossibleDateTime;
import io.twoway.value.ZeroTimestamp;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * Reads points and lengths of time as the binlog stores them. Debezium would take those that no calendar has for NULL.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/field__types_8h.html">MySQL's field types</a>
 */
public final class TemporalCells {

    private static final int NANOS_PER_MICRO = 1000;
    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final int TIME_BITS = 24;

    private TemporalCells() {}

    /** Three bytes, lowest first: 15 bits year, 4 month, 5 day. */
    public static Serializable date(ByteArrayInputStream cell) throws IOException {
        int packed = cell.readInteger(3);
        return date(packed >>> 9, (packed >>> 5) & 0xF, packed & 0x1F);
    }

    static Serializable date(int year, int month, int day) {
        return ImpossibleDate.is(year, month, day)
                ? new ImpossibleDate(year, month, day)
                : LocalDate.of(year, month, day);
    }

    /** Five bytes, highest first: a sign that is always set, 17 bits year * 13 + month, 5 day, 5 hour, 6 minute, 6 second. */
    public static Serializable dateTime(int digits, ByteArrayInputStream cell) throws IOException {
        long packed = unsigned(cell, 5);
        int yearMonth = (int) (packed >>> 22) & 0x1FFFF;
        int day = (int) (packed >>> 17) & 0x1F;
        int hour = (int) (packed >>> 12) & 0x1F;
        int minute = (int) (packed >>> 6) & 0x3F;
        int second = (int) packed & 0x3F;
        return dateTime(
                date(yearMonth / 13, yearMonth % 13, day), hour * 3600 + minute * 60 + second, micros(digits, cell));
    }

    static Serializable dateTime(Serializable date, int secondOfDay, int micros) {
        return date instanceof ImpossibleDate impossible
                ? new ImpossibleDateTime(impossible, secondOfDay, micros)
                : LocalDateTime.of(
                        (LocalDate) date, LocalTime.ofSecondOfDay(secondOfDay).withNano(micros * NANOS_PER_MICRO));
    }

    /** Four bytes, highest first: seconds since 1970, none of which are the zero date. */
    public static Serializable timestamp(int digits, ByteArrayInputStream cell) throws IOException {
        return timestamp(unsigned(cell, 4), micros(digits, cell));
    }

    static Serializable timestamp(long epochSecond, int micros) {
        return epochSecond == 0
                ? ZeroTimestamp.ZERO
                : ZonedDateTime.ofInstant(
                        Instant.ofEpochSecond(epochSecond, (long) micros * NANOS_PER_MICRO), ZoneOffset.UTC);
    }

    /**
     * Three bytes and those of the fraction, highest first, as one number that is shifted to be positive: 12 bits hour, 6
     * minute, 6 second, then the fraction.
     */
    public static Serializable time(int digits, ByteArrayInputStream cell) throws IOException {
        int fractionBytes = (digits + 1) / 2;
        int fractionBits = fractionBytes * Byte.SIZE;
        long shifted = unsigned(cell, 3 + fractionBytes) - (1L << (TIME_BITS - 1 + fractionBits));
        long packed = Math.abs(shifted);
        long clock = packed >>> fractionBits;
        long seconds = (clock >>> 12) * 3600 + ((clock >>> 6) & 0x3F) * 60 + (clock & 0x3F);
        long fraction = packed & ((1L << fractionBits) - 1);
        Duration length =
                Duration.ofNanos((seconds * MICROS_PER_SECOND + scaled(fraction, fractionBytes)) * NANOS_PER_MICRO);
        return shifted < 0 ? length.negated() : length;
    }

    /** One byte for each two digits, highest first. */
    private static int micros(int digits, ByteArrayInputStream cell) throws IOException {
        int bytes = (digits + 1) / 2;
        return (int) scaled(unsigned(cell, bytes), bytes);
    }

    private static long scaled(long fraction, int bytes) {
        return switch (bytes) {
            case 0 -> 0;
            case 1 -> fraction * 10_000;
            case 2 -> fraction * 100;
            default -> fraction;
        };
    }

    private static long unsigned(ByteArrayInputStream cell, int length) throws IOException {
        long number = 0;
        for (byte one : cell.read(length)) {
            number = (number << Byte.SIZE) | (one & 0xFF);
        }
        return number;
    }
}
