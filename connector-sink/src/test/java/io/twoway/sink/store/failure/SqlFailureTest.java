package io.twoway.sink.store.failure;

import static io.twoway.sink.destination.FailureKind.CONNECTION_LOST;
import static io.twoway.sink.destination.FailureKind.CONTENTION;
import static io.twoway.sink.destination.FailureKind.DUPLICATE_KEY;
import static io.twoway.sink.destination.FailureKind.FATAL;
import static io.twoway.sink.destination.FailureKind.UNWRITABLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.exceptions.CommunicationsException;
import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import io.twoway.sink.destination.FailureKind;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SqlFailureTest {

    private static Stream<Arguments> serverErrors() {
        return Stream.of(
                        all(CONTENTION, "40001", 1213),
                        all(CONTENTION, "HY000", 1205, 1206, 1412, 1615, 3101, 3572),
                        all(DUPLICATE_KEY, "23000", 1022, 1062, 1586, 1859),
                        all(UNWRITABLE, "HY000", 1021, 1037, 1041, 1114, 1129, 1637, 1836, 1874, 3032, 3100),
                        all(UNWRITABLE, "08004", 1040),
                        all(UNWRITABLE, "42000", 1203, 1226),
                        all(UNWRITABLE, "25006", 1792),
                        all(
                                CONNECTION_LOST,
                                "08S01",
                                0,
                                1043,
                                1047,
                                1053,
                                1077,
                                1079,
                                1152,
                                1156,
                                1157,
                                1158,
                                1159,
                                1160),
                        all(CONNECTION_LOST, "08S01", 1161, 1184),
                        all(CONNECTION_LOST, "08001", 0),
                        all(CONNECTION_LOST, "08003", 0),
                        all(CONNECTION_LOST, "HY000", 1180, 1927, 3024, 3169, 4031),
                        all(CONNECTION_LOST, "70100", 1317),
                        all(FATAL, "08S01", 1153),
                        all(FATAL, "28000", 1045),
                        all(FATAL, "42000", 1044, 1049, 1064, 1142, 1143, 1227, 1370),
                        all(FATAL, "42S02", 1146),
                        all(FATAL, "42S22", 1054),
                        all(FATAL, "22001", 1406),
                        all(FATAL, "HY000", 1105, 1130, 1364, 1366, 1820, 3118))
                .flatMap(each -> each);
    }

    @ParameterizedTest(name = "{0}: SQLState {1}, error {2}")
    @MethodSource("serverErrors")
    void everyErrorNumberHasOneMeaning(FailureKind meaning, String state, int code) {
        assertThat(SqlFailure.of(new SQLException("boom", state, code))).isEqualTo(meaning);
    }

    @Test
    void readOnlyIsToldFromOtherOptionsThatForbidAStatement() {
        assertThat(SqlFailure.of(option("--super-read-only"))).isEqualTo(UNWRITABLE);
        assertThat(SqlFailure.of(option("--read-only"))).isEqualTo(UNWRITABLE);
        assertThat(SqlFailure.of(option("--skip-grant-tables"))).isEqualTo(FATAL);
    }

    @Test
    void aSilentServerIsALostConnectionAndNoConflict() {
        SQLException silent = new CommunicationsException("link failure", new SocketTimeoutException("Read timed out"));
        assertThat(SqlFailure.of(silent)).isEqualTo(CONNECTION_LOST);
        assertThat(SqlFailure.of(new SQLNonTransientConnectionException("closed")))
                .isEqualTo(CONNECTION_LOST);
    }

    @Test
    void aPacketThatTheDriverRefusesWillNotPassLater() {
        assertThat(SqlFailure.of(new PacketTooBigException(2, 1))).isEqualTo(FATAL);
    }

    @Test
    void messagesSayWhatToDo() {
        assertThat(message(option("--super-read-only"))).contains("SET GLOBAL read_only = OFF");
        assertThat(message(option("--skip-grant-tables"))).doesNotContain("SET GLOBAL");
        assertThat(message(new PacketTooBigException(2, 1))).contains("SET GLOBAL max_allowed_packet");
        assertThat(message(new SQLException("boom", "08S01", 1153))).contains("SET GLOBAL max_allowed_packet");
        assertThat(message(new SQLException("boom", "HY000", 3032))).contains("SET GLOBAL offline_mode = OFF");
        assertThat(message(new SQLException("boom", "42000", 1142))).contains("privileges");
        assertThat(message(new SQLException("boom", "42000", 1064))).endsWith("(MySQL error 1064)");
    }

    private static String message(SQLException failure) {
        return SqlProblem.of("inserting", failure).getMessage();
    }

    private static SQLException option(String option) {
        return new SQLException(
                "The MySQL server is running with the " + option + " option so it cannot execute this statement",
                "HY000",
                1290);
    }

    private static Stream<Arguments> all(FailureKind meaning, String state, Integer... codes) {
        return Stream.of(codes).map(code -> Arguments.of(meaning, state, code));
    }
}
