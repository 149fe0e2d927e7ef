package io.twoway.precheck.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void mariaDbIsNotMySqlAndOtherTextsAreRefused() {
        assertThat(ServerVersion.of("5.5.5-10.11.6-MariaDB").isMySql()).isFalse();
        assertThatThrownBy(() -> ServerVersion.of("ten"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'ten' is no version of MySQL");
    }
}
