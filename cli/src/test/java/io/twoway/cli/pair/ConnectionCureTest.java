package io.twoway.cli.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.twoway.precheck.facts.ServerVersion;
import java.net.ConnectException;
import java.sql.SQLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionCureTest {

    @ParameterizedTest
    @CsvSource({
        "1045, database.password of a-source",
        "1130, for this machine and the workers",
        "3159, database.ssl.mode of a-source to required",
        "0, database.hostname and database.port of a-source"
    })
    void theSettingsThatTheServersAnswerIsAboutAreNamed(int code, String cure) {
        assertThat(ConnectionCure.of("a-source", new SQLException("no", "08000", code)))
                .contains(cure);
    }

    @Test
    void aWrongPasswordIsLookedForWhereItsPlaceholderIs() {
        assertThat(ConnectionCure.of("a-source", new SQLException("no", "28000", 1045)))
                .contains("this machine's variables", "than on the workers", "SELECT user, host FROM mysql.user");
    }

    @Test
    void aHandshakeThatFailsIsNoMatterOfTheAddress() {
        assertThat(ConnectionCure.of("a-source", failure(new SSLHandshakeException("unknown authority"))))
                .contains("database.ssl.truststore")
                .doesNotContain("database.port");
        assertThat(ConnectionCure.of("a-source", failure(new ConnectException("refused"))))
                .contains("database.port");
    }

    @Test
    void anotherServerThanMySqlIsNoMatterOfTheNetwork() {
        SQLException failure =
                catchThrowableOfType(SQLException.class, ServerVersion.of("11.4.2-MariaDB")::requireMySql);

        assertThat(ConnectionCure.of("a-source", failure))
                .isEqualTo("Name a MySQL server in database.hostname and database.port of a-source.");
    }

    private static SQLException failure(Exception cause) {
        return new SQLException("Communications link failure", "08S01", 0, new IllegalStateException(cause));
    }
}
