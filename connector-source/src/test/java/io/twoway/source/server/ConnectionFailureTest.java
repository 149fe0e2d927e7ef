package io.twoway.source.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.debezium.DebeziumException;
import io.debezium.config.Configuration;
import io.twoway.precheck.facts.ConnectionProblem;
import io.twoway.precheck.facts.ServerVersion;
import io.twoway.source.config.Finding;
import java.net.ConnectException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionFailureTest {

    private static final Configuration SETTINGS = Configuration.create()
            .with("database.hostname", "db.example")
            .with("database.port", "3307")
            .with("database.user", "capture")
            .with("database.password", "not-to-be-seen")
            .build();

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new SQLException("Access denied for user 'capture'", "28000", 1045), "database.password"),
                Arguments.of(
                        new RuntimeException(new SQLException("Access denied", "28000", 1698)), "database.password"),
                Arguments.of(
                        new SQLException("link failure", "08S01", 0, new SSLHandshakeException("untrusted")),
                        "database.ssl.mode"),
                Arguments.of(new SQLException("Access denied; you need", "42000", 1227), "database.user"),
                Arguments.of(new SQLException("Host 'w' is not allowed to connect", "08004", 1130), "database.user"),
                Arguments.of(
                        new SQLException("link failure", "08S01", 0, new CertificateException("another host")),
                        "database.ssl.mode"),
                Arguments.of(
                        new SQLException("Connections using insecure transport are prohibited", "HY000", 3159),
                        "database.ssl.mode"),
                Arguments.of(new SQLException("Public Key Retrieval is not allowed", "08001"), "database.ssl.mode"),
                Arguments.of(
                        new SQLException("link failure", "08S01", 0, new ConnectException("refused")),
                        "database.hostname"),
                Arguments.of(new SQLException("unknown variable", "HY000", 1193), "database.hostname"),
                Arguments.of(new IllegalStateException(), "database.hostname"));
    }

    static Stream<Exception> answersOfMariaDb() {
        ThrowingCallable look = ServerVersion.of("11.4.2-MariaDB")::requireMySql;
        return Stream.of(
                new RuntimeException(catchThrowable(look)),
                new DebeziumException(
                        "MySQL version 10.11.19-MariaDB should support SHOW BINARY LOG STATUS but it failed.",
                        new SQLSyntaxErrorException(
                                "You have an error in your SQL syntax; check the manual that corresponds to your MariaDB"
                                        + " server version",
                                "42000",
                                1064)));
    }

    @ParameterizedTest
    @MethodSource("answersOfMariaDb")
    void mariaDbIsNamedAndNotTriedAgain(Exception failure) {
        Finding finding = ConnectionFailure.finding(failure, SETTINGS);

        assertThat(finding.key()).isEqualTo("database.hostname");
        assertThat(finding.message()).startsWith("db.example:3307 is MariaDB and cannot be a source: ");
        assertThat(ConnectionProblem.of(failure)).isEqualTo(ConnectionProblem.OTHER_SERVER);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failurePointsToTheSettingToChange(Exception failure, String key) {
        Finding finding = ConnectionFailure.finding(failure, SETTINGS);

        assertThat(finding.key()).isEqualTo(key);
        assertThat(finding.message()).isNotBlank().doesNotContain("not-to-be-seen");
    }
}
