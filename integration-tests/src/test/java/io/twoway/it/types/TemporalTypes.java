package io.twoway.it.types;

import java.util.ArrayList;
import java.util.List;

/** Points and lengths of time, with those that no calendar has: MySQL stores them under an empty sql_mode. */
final class TemporalTypes {

    private static final String GROUP = "Dates and times";

    private TemporalTypes() {}

    static List<TypeCase> all() {
        List<TypeCase> all = new ArrayList<>();
        all.add(dates());
        all.add(titled("DATE NOT NULL DEFAULT '0000-00-00'", "'0000-00-00'", "'2000-01-01'", "DEFAULT"));
        all.add(titled("DATETIME(3) NOT NULL DEFAULT '0000-00-00 00:00:00'", "'2000-01-01'", "DEFAULT"));
        all.add(titled("DATETIME(6) NOT NULL DEFAULT '0000-00-00 00:00:00'", "'2000-01-01'", "DEFAULT"));
        all.add(titled("TIMESTAMP NOT NULL DEFAULT '0000-00-00 00:00:00'", "'2000-01-01'", "DEFAULT"));
        all.add(titled("DATE NULL DEFAULT '0000-00-00'", "'2000-01-01'", "NULL", "DEFAULT"));
        all.add(titled("DATETIME NULL DEFAULT '2024-00-00 00:00:00'", "'2000-01-01'", "NULL", "DEFAULT"));
        all.add(titled("DATE NOT NULL DEFAULT '2000-02-29'", "'2024-00-00'", "DEFAULT"));
        for (int digits = 0; digits <= 6; digits++) {
            all.add(dateTimes(digits));
            all.add(timestamps(digits));
            all.add(times(digits));
        }
        all.add(of("YEAR", "1901", "1970", "2000", "2069", "2155", "0"));
        all.add(titled("YEAR NOT NULL DEFAULT '0000'", "1999", "0", "DEFAULT"));
        return all;
    }

    private static TypeCase dates() {
        return of(
                "DATE",
                "'1000-01-01'",
                "'9999-12-31'",
                "'1582-10-10'",
                "'1969-12-31'",
                "'1970-01-01'",
                "'0001-01-01'",
                "'0070-06-01'",
                "'0000-00-00'",
                "'0000-00-01'",
                "'0000-01-00'",
                "'0000-01-01'",
                "'0000-12-31'",
                "'2024-00-00'",
                "'2024-05-00'",
                "'2024-00-05'",
                "'9999-00-00'",
                "'9999-12-00'");
    }

    private static TypeCase dateTimes(int digits) {
        String last = fraction(digits, '9');
        String least = digits == 0 ? "" : "." + "0".repeat(digits - 1) + "1";
        return of(
                typeOf("DATETIME", digits),
                "'1000-01-01 00:00:00'",
                "'9999-12-31 23:59:59" + last + "'",
                "'1969-12-31 23:59:59" + last + "'",
                "'1970-01-01 00:00:00'",
                "'2026-03-29 02:30:00" + least + "'",
                "'0001-01-01 00:00:00" + least + "'",
                "'0000-00-00 00:00:00'",
                "'0000-01-01 12:00:00" + least + "'",
                "'2024-00-00 00:00:00'",
                "'2024-05-00 23:59:59" + last + "'",
                "'9999-00-31 01:02:03" + least + "'");
    }

    private static TypeCase timestamps(int digits) {
        return of(
                typeOf("TIMESTAMP", digits) + " NULL",
                "'1970-01-01 00:00:01'",
                "'2038-01-19 03:14:07" + fraction(digits, '9') + "'",
                "'2026-10-25 01:30:00" + fraction(digits, '1') + "'",
                "'0000-00-00 00:00:00'");
    }

    private static TypeCase times(int digits) {
        String least = digits == 0 ? "" : "." + "0".repeat(digits - 1) + "1";
        return of(
                typeOf("TIME", digits),
                "'-838:59:59'",
                "'838:59:59'",
                "'-837:59:59" + fraction(digits, '9') + "'",
                "'00:00:00'",
                "'-00:00:01'",
                "'-00:00:00" + least + "'",
                "'-01:00:00" + fraction(digits, '5') + "'",
                "'23:59:59" + fraction(digits, '9') + "'",
                "'25:00:00" + least + "'");
    }

    private static String fraction(int digits, char digit) {
        return digits == 0 ? "" : "." + String.valueOf(digit).repeat(digits);
    }

    private static String typeOf(String type, int digits) {
        return digits == 0 ? type : type + "(" + digits + ")";
    }

    private static TypeCase of(String type, String... values) {
        return TypeCase.of(GROUP, type, TypeCase.TEXT, values);
    }

    private static TypeCase titled(String definition, String... values) {
        return TypeCase.titled(GROUP, definition, definition, TypeCase.TEXT, values);
    }
}
