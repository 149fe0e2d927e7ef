package io.twoway.it.precheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import org.junit.jupiter.api.Test;

/** A server that passed when its source was registered, and is changed later. */
class ChangedServerIT {

    @Test
    void aSourceDoesNotReadOnWhereItWouldLoseChangesAndGoesOnWhenThatIsMended() {
        try (Pair pair = new Pair("changed")) {
            pair.a().execute("CREATE TABLE changed.t (id INT PRIMARY KEY)");
            pair.start();
            String source = pair.connector("source-a");

            try {
                pair.a()
                        .execute(
                                "SET GLOBAL binlog_row_image = 'MINIMAL'",
                                "SET GLOBAL binlog_expire_logs_seconds = 3600");
                pair.states().restart(source, true);
                assertThat(pair.states().awaitFailure(source).text())
                        .contains(
                                "binlog-row-image: binlog_row_image = MINIMAL.",
                                "SET PERSIST binlog_row_image = 'FULL';")
                        .doesNotContain("binlog-retention"); // a warning that came up later stops nothing
                pair.a().execute("SET GLOBAL binlog_row_image = DEFAULT");
                pair.states().restart(source, true);
                pair.a().execute("INSERT INTO changed.t VALUES (1)");
                pair.settle();
                assertThat(pair.b().rows("SELECT id FROM changed.t")).containsExactly("1");
            } finally {
                pair.a()
                        .execute(
                                "SET GLOBAL binlog_row_image = DEFAULT",
                                "SET GLOBAL binlog_expire_logs_seconds = DEFAULT");
            }
        }
    }
}
