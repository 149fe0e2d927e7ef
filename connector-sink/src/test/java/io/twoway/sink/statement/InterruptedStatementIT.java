package io.twoway.sink.statement;

import static io.twoway.sink.statement.StatementDestination.STOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.servers.process.Wait;
import io.twoway.sink.destination.DestinationException;
import io.twoway.sink.destination.FailureKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A statement is run once, wherever the task died before. */
class InterruptedStatementIT {

    private final StatementDestination destination = new StatementDestination();

    @AfterEach
    void close() {
        destination.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            CREATE TABLE n (id INT PRIMARY KEY)
            CREATE TABLE n LIKE t
            CREATE DATABASE fresh
            ALTER DATABASE s CHARACTER SET latin1
            DROP DATABASE s
            ALTER TABLE t ADD COLUMN c INT DEFAULT 5
            ALTER TABLE t DROP COLUMN v
            ALTER TABLE t RENAME COLUMN v TO w
            ALTER TABLE t ADD INDEX i (v), DROP INDEX old
            ALTER TABLE t MODIFY v BIGINT COMMENT 'AUTO_INCREMENT=7'
            ALTER TABLE t RENAME TO n
            ALTER TABLE t COMMENT 'x'
            ALTER TABLE t PARTITION BY HASH (id) PARTITIONS 2
            CREATE INDEX i ON t (v)
            DROP INDEX old ON t
            DROP TABLE t, u
            DROP TABLE IF EXISTS missing, u
            RENAME TABLE t TO n, u TO t
            CREATE VIEW n AS SELECT 2 AS two
            CREATE OR REPLACE VIEW v AS SELECT 2 AS two
            ALTER VIEW v AS SELECT 2 AS two
            DROP VIEW v
            CREATE FUNCTION n() RETURNS INT DETERMINISTIC RETURN 2
            CREATE PROCEDURE n() SELECT 2
            ALTER PROCEDURE p COMMENT 'x'
            DROP FUNCTION f
            DROP PROCEDURE p
            """)
    void eachStatementIsDoneOnceWhetherOrNotItWasDoneBeforeTheCrash(String text) {
        List<String> unchanged = destination.definitions();
        destination.crashAfterTheStart(text);
        destination.run(text, STOP);
        List<String> changed = destination.definitions();

        assertThat(changed).isNotEqualTo(unchanged);
        assertThat(destination.ledger()).isEqualTo("DONE|NULL|NULL");

        destination.reset();
        destination.crashAfterTheStart(text);
        destination.execute("USE s", text);
        destination.run(text, STOP);

        assertThat(destination.definitions()).isEqualTo(changed);
        assertThat(destination.ledger()).isEqualTo("DONE|NULL|seen after an interruption");
    }

    /** They change the next number, and a comment may read like one. */
    @Test
    void rowsThatCameInTheMeantimeDoNotMakeAStatementLookDone() {
        destination.execute("ALTER TABLE s.t MODIFY v INT COMMENT 'such as AUTO_INCREMENT=7'");
        String text = "ALTER TABLE t ADD COLUMN c INT";
        destination.crashAfterTheStart(text);
        destination.execute("INSERT INTO s.t (v) VALUES (2)");
        destination.run(text, STOP);

        assertThat(destination.rows("SHOW COLUMNS FROM s.t")).hasSize(3);
        assertThat(destination.ledger()).isEqualTo("DONE|NULL|NULL");
    }

    @Test
    void truncateIsRepeatedAfterACrash() {
        destination.crashAfterTheStart("TRUNCATE TABLE `s`.`t`");
        destination.run("TRUNCATE TABLE `s`.`t`", STOP);

        assertThat(destination.rows("SELECT COUNT(*) FROM s.t")).containsExactly("0");
    }

    @Test
    void whatNothingShowsIsLeftToAPerson() {
        String text = "RENAME TABLE t TO x, u TO t, x TO u";
        destination.crashAfterTheStart(text);

        assertThatThrownBy(() -> destination.run(text, STOP))
                .isInstanceOf(StatementFailedException.class)
                .hasMessageContaining(text)
                .hasMessageContaining("nothing shows whether it was done");
        assertThat(destination.rows("SELECT * FROM s.t")).containsExactly("1|1");
    }

    @Test
    void rowOfAnEarlierTopicWithTheSameOffsetDoesNotCount() {
        destination.crashAfterTheStart("DROP TABLE u");
        destination.run("DROP TABLE t", STOP);

        assertThat(destination.rows("SHOW TABLES FROM s")).containsExactly("u", "v");
        assertThat(destination.rows("SELECT statement FROM dts.ddl_log")).containsExactly("DROP TABLE t");
    }

    @Test
    void statementThatStillRunsIsWaitedForAndNotRunTwice() throws SQLException {
        String text = "ALTER TABLE t ADD COLUMN c INT";
        try (Connection reader = destination.connect()) {
            reader.setAutoCommit(false);
            reader.createStatement().executeQuery("SELECT * FROM s.t").close();
            CompletableFuture<Void> first = CompletableFuture.runAsync(() -> destination.run(text, STOP));
            awaitRunning(text);
            try (StatementDestination later = destination.ofSuccessor()) {
                assertThatThrownBy(() -> later.run(text, STOP))
                        .isInstanceOfSatisfying(DestinationException.class, busy -> assertThat(busy.failure())
                                .isEqualTo(FailureKind.BUSY));
                reader.commit();
                assertThatThrownBy(first::join).hasCauseInstanceOf(ConnectException.class);
                destination.logIn();
                later.run(text, STOP);
            }
        }
        assertThat(destination.rows("SHOW COLUMNS FROM s.t")).hasSize(3);
        assertThat(destination.ledger()).isEqualTo("DONE|NULL|seen after an interruption");
    }

    private void awaitRunning(String text) {
        String query = "SELECT 1 FROM information_schema.processlist WHERE info = '/* twoway a-0 7 */ " + text
                + "' AND state = 'Waiting for table metadata lock'";
        Wait.atMost(Duration.ofSeconds(60))
                .until("the statement", () -> !destination.rows(query).isEmpty());
    }
}
