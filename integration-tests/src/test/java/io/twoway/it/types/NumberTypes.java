package io.twoway.it.types;

import java.util.ArrayList;
import java.util.List;

/** Whole, exact and approximate numbers, and bit fields. */
final class NumberTypes {

    private static final String GROUP = "Numbers";

    private NumberTypes() {}

    static List<TypeCase> all() {
        List<TypeCase> all = new ArrayList<>();
        all.addAll(integers());
        all.addAll(fractions());
        all.addAll(bits());
        return all;
    }

    private static List<TypeCase> integers() {
        return List.of(
                text("TINYINT DEFAULT 7", "-128", "0", "127"),
                text("TINYINT UNSIGNED", "0", "128", "255"),
                text("TINYINT(1)", "-128", "0", "1", "2", "127"),
                text("TINYINT(1) UNSIGNED", "0", "1", "255"),
                text("BOOLEAN DEFAULT TRUE", "TRUE", "FALSE", "9"),
                text("SMALLINT", "-32768", "32767"),
                text("SMALLINT UNSIGNED", "32768", "65535"),
                text("MEDIUMINT", "-8388608", "8388607"),
                text("MEDIUMINT UNSIGNED", "8388608", "16777215"),
                text("INT DEFAULT -5", "-2147483648", "0", "2147483647"),
                text("INT UNSIGNED", "2147483648", "4294967295"),
                text("INT(5) ZEROFILL", "0", "7", "4294967295"),
                text("BIGINT", "-9223372036854775808", "9223372036854775807"),
                text("BIGINT UNSIGNED DEFAULT 18446744073709551615", "0", "9223372036854775807", "9223372036854775808"),
                text("BIGINT(20) UNSIGNED ZEROFILL", "1", "18446744073709551615"));
    }

    private static List<TypeCase> fractions() {
        String nines65 = "9".repeat(35) + "." + "9".repeat(30);
        return List.of(
                text("DECIMAL(65,30) DEFAULT 1.5", nines65, "-" + nines65, "0", "0." + "0".repeat(29) + "1"),
                text("DECIMAL(65,0)", "9".repeat(65), "-" + "9".repeat(65)),
                text("DECIMAL(30,30)", "0." + "9".repeat(30), "-0." + "0".repeat(29) + "1"),
                text("DECIMAL(1,0)", "-9", "9"),
                text("DECIMAL(10,2) UNSIGNED", "0", "99999999.99"),
                text("DECIMAL(10,2) ZEROFILL", "1.5"),
                real(
                        "FLOAT DEFAULT 0.1",
                        "-3.4028234663852886e38",
                        "3.4028234663852886e38",
                        "1.17549435e-38",
                        "1.4e-45",
                        "16777217",
                        "123456.789",
                        "1.0000001",
                        "-0e0",
                        "0.333333333333"),
                real("FLOAT UNSIGNED", "0", "1234567.8"),
                real("FLOAT(7,3)", "-9999.999", "1234.567", "0.001"),
                real("FLOAT(12)", "1234567.9"),
                real("FLOAT(30)", "0.1", "1234567890.123456789"),
                real(
                        "DOUBLE DEFAULT 0.1",
                        "-1.7976931348623157e308",
                        "1.7976931348623157e308",
                        "2.2250738585072014e-308",
                        "4.9e-324",
                        "1e22",
                        "9007199254740993",
                        "0.1",
                        "-0e0",
                        "123456789.123456789",
                        "1e-7"),
                real("DOUBLE UNSIGNED", "0", "1e300"),
                real("DOUBLE(20,5)", "-123456789012345.12345", "0.00001"));
    }

    private static List<TypeCase> bits() {
        List<TypeCase> all = new ArrayList<>();
        all.add(TypeCase.of(GROUP, "BIT(1) DEFAULT b'1'", TypeCase.BITS, "b'0'", "b'1'"));
        for (int width = 2; width <= 64; width++) {
            all.add(TypeCase.of(
                    GROUP,
                    "BIT(" + width + ")",
                    TypeCase.BITS,
                    "b'0'",
                    "b'1'",
                    "b'1" + "0".repeat(width - 1) + "'",
                    "b'" + "1".repeat(width) + "'"));
        }
        all.add(TypeCase.of(GROUP, "BIT(12) DEFAULT b'100000000001'", TypeCase.BITS, "b'0'"));
        return all;
    }

    private static TypeCase text(String type, String... values) {
        return TypeCase.of(GROUP, type, TypeCase.TEXT, values);
    }

    private static TypeCase real(String type, String... values) {
        return TypeCase.of(GROUP, type, TypeCase.REAL, values);
    }
}
