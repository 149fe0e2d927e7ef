package io.twoway.sink.store.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.sink.apply.TestServer;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.store.TestConnections;
import io.twoway.sink.store.failure.OutdatedTableException;
import io.twoway.sink.store.sql.StatementQueue;
import io.twoway.table.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that somebody alters between two transactions, or does not. */
class TableLookIT {

    private static final TableName TABLE = new TableName("looks", "it's `t`\\ ?\u00e9");
    private static final TableName OTHER = new TableName("looks", "other");
    private static final TableName VIEW = new TableName("looks", "v");
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private final TableCatalog catalog = new TableCatalog();

    // Mutable state
    private Connection sink;
    private Connection somebody;

    @BeforeEach
    void createTables() throws SQLException {
        sink = TestConnections.open();
        somebody = TestConnections.open("root", TestServer.shared().password());
        execute("DROP DATABASE IF EXISTS looks");
        execute("CREATE DATABASE looks");
        execute("CREATE TABLE " + TABLE.quoted() + " (id INT AUTO_INCREMENT PRIMARY KEY, a VARCHAR(20), b VARCHAR(20),"
                + " g VARCHAR(40) AS (CONCAT(a, '\\') ENGINE=')) VIRTUAL, u INT NOT NULL, UNIQUE KEY u (u), KEY a (a))"
                + " COMMENT ' AUTO_INCREMENT=1 '");
        execute("CREATE TABLE " + OTHER.quoted() + " (id INT PRIMARY KEY)");
        execute("CREATE TRIGGER looks.fires BEFORE DELETE ON " + OTHER.quoted() + " FOR EACH ROW SET @fired = 1");
        execute("CREATE VIEW looks.v AS SELECT id, a FROM " + TABLE.quoted());
    }

    @AfterEach
    void close() throws SQLException {
        sink.close();
        somebody.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE %s ADD c INT",
                "ALTER TABLE %s DROP b",
                "ALTER TABLE %s RENAME COLUMN b TO c",
                "ALTER TABLE %s MODIFY b VARCHAR(20) FIRST",
                "ALTER TABLE %s MODIFY b VARCHAR(21)",
                "ALTER TABLE %s MODIFY b VARCHAR(20) NOT NULL",
                "ALTER TABLE %s MODIFY b VARCHAR(20) COLLATE utf8mb4_bin",
                "ALTER TABLE %s MODIFY b VARCHAR(20) CHARACTER SET latin1",
                "ALTER TABLE %s CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                "ALTER TABLE %s MODIFY g VARCHAR(40) AS (CONCAT(a, '\\') ENGINE')) VIRTUAL",
                "ALTER TABLE %s DROP g, ADD g VARCHAR(40) AS (CONCAT(a, '\\') ENGINE=')) STORED AFTER b",
                "ALTER TABLE %s ADD UNIQUE (b)",
                "ALTER TABLE %s ADD KEY (b)",
                "ALTER TABLE %s DROP KEY u",
                "ALTER TABLE %s DROP KEY u, ADD KEY u (u)",
                "ALTER TABLE %s DROP KEY a, ADD KEY a (a(2))",
                "ALTER TABLE %s DROP KEY a, ADD KEY a (a, b)",
                "ALTER TABLE %s ADD KEY (g)",
                "ALTER TABLE %s RENAME KEY u TO w",
                "ALTER TABLE %s DROP PRIMARY KEY, ADD PRIMARY KEY (id, u)",
                "ALTER TABLE %s ENGINE = MyISAM",
                "CREATE TRIGGER looks.t AFTER INSERT ON %s FOR EACH ROW SET @fired = 1",
                "RENAME TABLE %1$s TO looks.former, looks.other TO %1$s, looks.former TO looks.other"
            })
    void changeIsNoticedAndTheTableIsReadAnew(String change) throws SQLException {
        read(TABLE, OTHER);
        execute(change.formatted(TABLE.quoted()));
        assertThatThrownBy(() -> confirm(TABLE, OTHER)).isInstanceOf(OutdatedTableException.class);
        assertThat(catalog.lastKnown(TABLE)).isEmpty();
        sink.rollback();
        if (!change.endsWith("MyISAM")) {
            assertThat(catalog.table(sink, TABLE)).isEqualTo(new TableCatalog().table(sink, TABLE));
        }
    }

    @Test
    void triggerThatIsDroppedIsNoticedAtItsTableOnly() throws SQLException {
        read(TABLE, OTHER);
        assertThat(catalog.lastKnown(OTHER)).map(TableSchema::firesTriggers).contains(true);
        execute("DROP TRIGGER looks.fires");
        assertThatThrownBy(() -> confirm(TABLE, OTHER)).isInstanceOf(OutdatedTableException.class);
        assertThat(catalog.lastKnown(OTHER)).isEmpty();
        assertThat(catalog.lastKnown(TABLE)).map(TableSchema::firesTriggers).contains(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO %s (id, u) VALUES (1000000, 1)",
                "ALTER TABLE %s AUTO_INCREMENT = 77",
                "ANALYZE TABLE %s",
                "FLUSH TABLES",
                "CREATE TABLE looks.child (id INT PRIMARY KEY, t INT, FOREIGN KEY (t) REFERENCES %s (id))"
            })
    void whatIsNoChangeIsNotTakenForOne(String statement) throws SQLException {
        execute("INSERT INTO " + TABLE.quoted() + " (u) VALUES (0)");
        read(TABLE, OTHER);
        execute(statement.formatted(TABLE.quoted()));
        assertThatCode(() -> confirm(TABLE, OTHER)).doesNotThrowAnyException();
    }

    @Test
    void tableStaysAsItIsFromTheLookToTheEndOfTheTransaction() throws SQLException {
        read(TABLE);
        confirm(TABLE);
        TestConnections.execute(somebody, "SET SESSION lock_wait_timeout = 1");
        String change = "ALTER TABLE " + TABLE.quoted() + " ADD c INT";
        assertThatThrownBy(() -> execute(change))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(LOCK_WAIT_TIMEOUT));
        sink.commit();
        assertThatCode(() -> execute(change)).doesNotThrowAnyException();
    }

    @Test
    void viewIsReadAnewWhenATableUnderItHasChanged() throws SQLException {
        read(VIEW);
        confirm(VIEW);
        sink.commit();
        execute("ALTER TABLE " + TABLE.quoted() + " MODIFY a INT");
        assertThatThrownBy(() -> confirm(VIEW)).isInstanceOf(OutdatedTableException.class);
        sink.rollback();
        read(VIEW);
        confirm(VIEW);
    }

    @Test
    void viewThatTookTheNameOfATableIsNoticed() throws SQLException {
        read(OTHER);
        execute("RENAME TABLE looks.other TO looks.former");
        execute("CREATE VIEW looks.other AS SELECT * FROM looks.former");
        assertThatThrownBy(() -> confirm(OTHER)).isInstanceOf(OutdatedTableException.class);
    }

    @Test
    void userMayLackRightsToShowWhatItReadsAndWrites() throws SQLException {
        execute("DROP USER IF EXISTS looker");
        execute("CREATE USER looker IDENTIFIED BY 'looker'");
        execute("GRANT SELECT (id, a), INSERT (id, a) ON " + TABLE.quoted() + " TO looker");
        execute("GRANT SELECT, INSERT ON looks.v TO looker");
        execute("GRANT DELETE, SELECT (id) ON looks.other TO looker");
        sink.close();
        sink = TestConnections.open("looker", "looker");
        for (TableName name : List.of(TABLE, VIEW, OTHER)) {
            read(name);
            confirm(name);
        }
        assertThat(catalog.lastKnown(OTHER)).map(TableSchema::firesTriggers).contains(false);
        sink.commit();
        execute("ALTER TABLE " + TABLE.quoted() + " MODIFY a INT");
        assertThatThrownBy(() -> confirm(TABLE)).isInstanceOf(OutdatedTableException.class);
        assertThatThrownBy(() -> confirm(VIEW)).isInstanceOf(OutdatedTableException.class);
    }

    private void read(TableName... names) throws SQLException {
        for (TableName name : names) {
            catalog.table(sink, name);
        }
        sink.commit();
    }

    private void confirm(TableName... names) throws SQLException {
        StatementQueue queue = new StatementQueue(sink);
        for (TableName name : names) {
            catalog.confirming(sink, name).forEach(queue::add);
        }
        queue.add(catalog.confirmingTriggers(List.of(names)));
        queue.send();
    }

    private void execute(String statement) throws SQLException {
        TestConnections.execute(somebody, statement);
        somebody.commit();
    }
}
