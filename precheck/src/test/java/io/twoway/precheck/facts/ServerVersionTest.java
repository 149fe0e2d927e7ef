package io.twoway.precheck.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerVersionTest {

    @ParameterizedTest
    @CsvSource({
        "8.0.15, 8, 0, 15",
        "8.4.3-log, 8, 4, 3",
        "9.7.4-1+b1, 9, 7, 4",
        "26.7.0, 26, 7, 0",
        "26.10.1-commercial, 26, 10, 1",
        "27.1, 27, 1, 0",
        "8.0.36-28.1, 8, 0, 36"
    })
    void numbersAreReadWhateverFollows(String text, int major, int minor, int patch) {
        ServerVersion version = ServerVersion.of(text);
        assertThat(version)
                .isEqualTo(new ServerVersion(text, major, minor, patch))
                .hasToString(text);
        assertThat(version.isMySql()).isTrue();
        assertThat(version.isAtLeast(8, 0)).isTrue();
    }

    @Test
    void calendarVersionsComeAfterTheOthersAndInTheirOrder() {
        List<String> inOrder = List.of("8.0.15", "8.0.36", "8.4.0", "9.7.4", "26.7.0", "26.7.1", "26.10.0", "27.1.0");
        assertThat(Stream.of("26.10.0", "9.7.4", "26.7.1", "8.0.36", "27.1.0", "8.4.0", "26.7.0", "8.0.15")
                        .map(ServerVersion::of)
                        .sorted()
                        .map(ServerVersion::text))
                .isEqualTo(inOrder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5.5.5-10.11.19-MariaDB-0+deb12u1-log",
                "11.4.2-MariaDB",
                "12.0.2-MariaDB-ubu2404",
                "10.6.14-mariadb"
            })
    void mariaDbIsRefusedByName(String text) {
        ServerVersion version = ServerVersion.of(text);

        assertThat(version.isMySql()).isFalse();
        assertThatThrownBy(version::requireMySql)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("The server is MariaDB (" + text + ")")
                .hasMessageContaining("must be MySQL 8.0 or later");
    }

    @Test
    void otherTextsAreRefused() {
        assertThatThrownBy(() -> ServerVersion.of("ten"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'ten' is no version of MySQL");
    }
}
