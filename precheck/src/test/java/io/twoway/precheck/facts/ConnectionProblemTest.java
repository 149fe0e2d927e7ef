package io.twoway.precheck.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionProblemTest {

    @ParameterizedTest
    @CsvSource({
        "1045, LOGIN",
        "1698, LOGIN",
        "1130, HOST_NOT_ALLOWED",
        "1044, PRIVILEGE",
        "1142, PRIVILEGE",
        "1143, PRIVILEGE",
        "1227, PRIVILEGE",
        "1370, PRIVILEGE",
        "3159, TLS_DEMANDED",
        "0, UNREACHABLE"
    })
    void theServersAnswerCountsHoweverDeepItStands(int code, ConnectionProblem problem) {
        SQLException answer = new SQLException("no", "08004", code);

        assertThat(Stream.of(answer, new IllegalStateException(new RuntimeException(answer))))
                .allSatisfy(failure -> assertThat(ConnectionProblem.of(failure)).isEqualTo(problem));
    }

    @Test
    void aUserOrHostWithTheNameOfAnotherServerIsNotThatServer() {
        assertThat(ConnectionProblem.of(
                        new SQLException("Access denied for user 'MariaDB_sync'@'MariaDB'", "28000", 1045)))
                .isEqualTo(ConnectionProblem.LOGIN);
        assertThat(ConnectionProblem.of(new SQLException("No route to MariaDB-2", "08S01", 0)))
                .isEqualTo(ConnectionProblem.UNREACHABLE);
    }

    @ParameterizedTest
    @EnumSource
    void theCureNamesTheConnectorIfThereAreSeveral(ConnectionProblem problem) {
        assertThat(problem.cure("b-sink", "this machine"))
                .contains(" of b-sink")
                .doesNotContain("%1", "%2", "%%");
        assertThat(problem.cure()).doesNotContain("b-sink", "this machine");
    }
}
