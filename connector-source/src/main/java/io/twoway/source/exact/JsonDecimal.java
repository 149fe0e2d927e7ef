package io.twoway.source.exact;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the numbers of a JSON text that only a DECIMAL can have: read as JSON again they would become a DOUBLE, with fewer
 * digits. The text tells no other DECIMAL from a DOUBLE, and then MySQL prints both alike.
 */
final class JsonDecimal {

    private static final BigDecimal LARGEST_INTEGER = new BigDecimal("18446744073709551615");
    private static final BigDecimal SMALLEST_INTEGER = new BigDecimal("-9223372036854775808");

    private static final int SURE_DIGITS = 15;
    private static final int MOST_DIGITS = 17;

    private JsonDecimal() {}

    /** Returns the first such number in a text as MySQL prints it. */
    static Optional<String> in(String json) {
        int i = 0;
        while (i < json.length()) {
            char c = json.charAt(i);
            if (c == '"') {
                i = endOfString(json, i + 1);
            } else if (c == '-' || Character.isDigit(c)) {
                int end = endOfNumber(json, i);
                if (losesDigits(json.substring(i, end))) {
                    return Optional.of(json.substring(i, end));
                }
                i = end;
            } else {
                i++;
            }
        }
        return Optional.empty();
    }

    private static int endOfString(String json, int from) {
        int i = from;
        while (json.charAt(i) != '"') {
            i += json.charAt(i) == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    private static int endOfNumber(String json, int from) {
        int i = from;
        while (i < json.length() && "+-.eE0123456789".indexOf(json.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    private static boolean losesDigits(String number) {
        if (number.length() < 4 || number.indexOf('e') >= 0 || number.indexOf('E') >= 0) {
            return false; // MySQL prints no DECIMAL with an exponent
        }
        BigDecimal exact = new BigDecimal(number);
        if (exact.scale() == 0) {
            return exact.compareTo(LARGEST_INTEGER) > 0 || exact.compareTo(SMALLEST_INTEGER) < 0;
        }
        boolean trailingZero = exact.scale() > 1 && number.endsWith("0");
        return trailingZero || shortest(exact.doubleValue()).compareTo(exact) != 0;
    }

    /** The fewest digits that lead back to the number, and of these the nearest, as MySQL prints it; Java 17 may print more. */
    private static BigDecimal shortest(double number) {
        BigDecimal exact = new BigDecimal(number);
        for (int digits = SURE_DIGITS; digits < MOST_DIGITS; digits++) {
            int most = digits;
            Optional<BigDecimal> found = Stream.of(RoundingMode.FLOOR, RoundingMode.CEILING)
                    .map(mode -> exact.round(new MathContext(most, mode)))
                    .filter(rounded -> rounded.doubleValue() == number)
                    .min(Comparator.comparing(rounded -> rounded.subtract(exact).abs()));
            if (found.isPresent()) {
                return found.get();
            }
        }
        return exact.round(new MathContext(MOST_DIGITS));
    }
}
