package io.twoway.source.exact;

import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * A date or time as MySQL prints it: {@code YYYY-MM-DD[ HH:MM:SS[.f]]}, zeros and all.
 *
 * @param text in ASCII
 */
record TemporalLiteral(String text) {

    private static final int FRACTION = 20;
    private static final int MICRO_DIGITS = 6;

    static TemporalLiteral of(byte[] text) {
        return new TemporalLiteral(new String(text, StandardCharsets.US_ASCII));
    }

    Serializable date() {
        return TemporalCells.date(number(0, 4), number(5, 7), number(8, 10));
    }

    Serializable dateTime() {
        int secondOfDay = number(11, 13) * 3600 + number(14, 16) * 60 + number(17, 19);
        return TemporalCells.dateTime(date(), secondOfDay, micros());
    }

    /** Reads seconds since 1970 with their fraction. */
    static Serializable timestamp(String seconds) {
        BigDecimal micros = new BigDecimal(seconds).movePointRight(MICRO_DIGITS);
        BigDecimal[] parts = micros.divideAndRemainder(BigDecimal.TEN.pow(MICRO_DIGITS));
        return TemporalCells.timestamp(parts[0].longValueExact(), parts[1].intValueExact());
    }

    private int micros() {
        if (text.length() < FRACTION) {
            return 0;
        }
        String digits = text.substring(FRACTION);
        return Integer.parseInt(digits + "0".repeat(MICRO_DIGITS - digits.length()));
    }

    private int number(int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
