package io.twoway.source.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void scalarsAreWrittenAsMySqlPrintsThem() {
        assertThat(text("0401")).isEqualTo("true");
        assertThat(text("05FFFF")).isEqualTo("-1");
        assertThat(text("0AFFFFFFFFFFFFFFFF")).isEqualTo("18446744073709551615");
        assertThat(text("0B000000000000F03F")).isEqualTo("1.0");
        assertThat(text("0C03612262")).isEqualTo("\"a\\\"b\"");
        assertThat(text("0FF60404028A0A")).isEqualTo("10.10");
    }

    @Test
    void containersAreWrittenInTheirOrder() {
        // {"a": [1, null]}
        assertThat(text("00" + "0100" + "1600" + "0B00" + "0100" + "020C00" + "61" + "0200" + "0A00" + "050100"
                        + "040000"))
                .isEqualTo("{\"a\": [1, null]}");
    }

    @Test
    void timesKeepSignAndFraction() {
        // TIME'-00:00:01.5' packed is -(1 << 24 | 500000)
        assertThat(text("0F0B08" + littleEndian(-((1L << 24) + 500_000)))).isEqualTo("\"-00:00:01.500000\"");
        long day = ((2024L * 13 + 2) << 5) | 29;
        assertThat(text("0F0C08" + littleEndian((((day << 17) | (23 << 12) | (59 << 6) | 5) << 24) + 7)))
                .isEqualTo("\"2024-02-29 23:59:05.000007\"");
        assertThat(text("0F0A08" + littleEndian(day << 41))).isEqualTo("\"2024-02-29\"");
    }

    @Test
    void bytesAreMarkedWithTheirType() {
        assertThat(text("0F0F0300FF10")).isEqualTo("\"base64:type15:AP8Q\"");
    }

    @Test
    void onlyDecimalsThatWouldLoseDigitsAreFound() {
        for (String exact : new String[] {
            "1.5",
            "[100.0, 1e22]",
            "{\"1.10\": \"1.10 \\\" 2.20\"}",
            "18446744073709551615",
            "1.0",
            "5e-324",
            "0.00000000000005684341886080802",
            "\"\\\\\""
        }) {
            assertThat(JsonDecimal.in(exact)).as(exact).isEmpty();
        }
        assertThat(JsonDecimal.in("[1, 1.10]")).contains("1.10");
        assertThat(JsonDecimal.in("18446744073709551616")).contains("18446744073709551616");
        assertThat(JsonDecimal.in("{\"a\": 0.1234567890123456789}")).contains("0.1234567890123456789");
    }

    private static String littleEndian(long number) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < Long.BYTES; i++) {
            hex.append("%02X".formatted((number >> (8 * i)) & 0xFF));
        }
        return hex.toString();
    }

    private static String text(String hex) {
        return JsonText.of(HexFormat.of().parseHex(hex));
    }
}
