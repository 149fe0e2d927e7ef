package io.twoway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

    @ParameterizedTest
    @CsvSource({
        "localhost, localhost",
        "db-1.example.org, db-1.example.org",
        "db.example.org., db.example.org.",
        "mysql_a, mysql_a",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "192.0.2.1, 192.0.2.1",
        "::1, [::1]",
        "[::1], [::1]",
        "2001:db8::1, [2001:db8::1]",
        "::ffff:192.0.2.1, [::ffff:192.0.2.1]"
    })
    void namesAndAddressesStandInUrls(String text, String inUrl) {
        assertThat(HostName.parse(text).inUrl()).isEqualTo(inUrl);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "db example",
                "db/shop",
                "db?a=b",
                "db#a",
                "db&a",
                "db:3306",
                "db,other",
                "user@db",
                "(host=db)",
                "db%20",
                "[db]",
                "[::1",
                "::1]",
                "[::1]:3306",
                "1:2:3",
                "fe80::1%eth0",
                "-db",
                "db..example",
                "b\u00fccher.example",
                "db\nother"
            })
    void anyOtherTextIsRefused(String text) {
        assertThatThrownBy(() -> HostName.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one IP address");
        assertThatThrownBy(() -> HostName.VALIDATOR.ensureValid("database.hostname", text))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("database.hostname");
    }

    @Test
    void missingValueIsToldOfOtherwise() {
        assertThatCode(() -> HostName.VALIDATOR.ensureValid("database.hostname", null))
                .doesNotThrowAnyException();
    }

    @Test
    void textIsLimited() {
        assertThatThrownBy(() -> HostName.parse("a.".repeat(127))).isInstanceOf(IllegalArgumentException.class);
    }
}
