package io.twoway.it.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.it.pair.Pair;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Statements whose effect on rows depends on the server that runs them: what the table in docs/schema-changes.md says. */
class ServerDependentDdlIT {

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = new Pair("depends");
        pair.a()
                .execute(
                        "CREATE TABLE depends.k (v INT)",
                        "INSERT INTO depends.k VALUES (3), (1), (2), (1)",
                        "CREATE TABLE depends.n (v INT)",
                        "INSERT INTO depends.n VALUES (3), (1), (2), (1)",
                        "CREATE TABLE depends.f (id INT PRIMARY KEY)",
                        "INSERT INTO depends.f VALUES (1), (2)",
                        "CREATE TABLE depends.d (id INT PRIMARY KEY)",
                        "INSERT INTO depends.d VALUES (1)");
        pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void rowsAreNotNumberedInAnOrderOfTheOtherSite() {
        pair.a().execute("ALTER TABLE depends.k ADD COLUMN id BIGINT AUTO_INCREMENT PRIMARY KEY");
        pair.fence(pair.a(), pair.b());

        assertThat(pair.b().rows("SHOW COLUMNS FROM depends.k")).hasSize(1);
        assertThat(failureOf("ALTER TABLE depends.k%"))
                .startsWith("it numbers the rows of depends.k")
                .contains("sql_log_bin = 0", "docs/schema-changes.md");
    }

    @Test
    void numbersThatTravelAsRowsAreTheSameAtBothSites() {
        pair.a().execute("ALTER TABLE depends.n ADD COLUMN id BIGINT");
        pair.a().transaction("SET @row := 0", "UPDATE depends.n SET id = (@row := @row + 1)");
        pair.a()
                .execute(
                        "ALTER TABLE depends.n MODIFY id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY",
                        "UPDATE depends.n SET v = 9 WHERE id = 2");
        SameAtBoth same = new SameAtBoth(pair, "depends");
        pair.settle();

        same.query("SELECT id, v FROM depends.n ORDER BY id");
        same.query("SHOW COLUMNS FROM depends.n");
        assertThat(pair.b().rows("SELECT COUNT(*) FROM depends.n")).containsExactly("4");
        assertThat(pair.journal(pair.b()).entriesOf("depends.n")).isEmpty();
    }

    @Test
    void tableWithoutRowsTakesEveryKey() {
        pair.a()
                .execute(
                        "CREATE TABLE depends.empty (v INT)",
                        "ALTER TABLE depends.empty ADD COLUMN id INT AUTO_INCREMENT PRIMARY KEY",
                        "INSERT INTO depends.empty (v) VALUES (5)",
                        "ALTER TABLE depends.empty MODIFY id BIGINT AUTO_INCREMENT");
        new SameAtBoth(pair, "depends").tables("empty");
    }

    @Test
    void filesOfATableAreNotGivenUpAtTheOtherSite() {
        pair.a().execute("ALTER TABLE depends.f DISCARD TABLESPACE");
        pair.fence(pair.a(), pair.b());

        assertThat(pair.b().rows("SELECT * FROM depends.f")).containsExactly("1", "2");
        assertThat(failureOf("ALTER TABLE depends.f DISCARD%")).contains("did not travel");
    }

    @Test
    void numberOfAConnectionIsTheOriginsOrTheStatementIsListed() {
        pair.a().execute("ALTER TABLE depends.d ADD COLUMN c BIGINT DEFAULT (CONNECTION_ID())");
        pair.fence(pair.a(), pair.b());

        assertThat(failureOf("ALTER TABLE depends.d%"))
                .contains("pseudo_thread_id", "GRANT SESSION_VARIABLES_ADMIN ON *.*");
        pair.b().executeUnseen("ALTER TABLE depends.d ADD COLUMN c BIGINT DEFAULT (CONNECTION_ID())");
    }

    @Test
    void tableThatBHasAlreadyIsListedUnlessItIsTheSame() {
        pair.b()
                .executeUnseen(
                        "CREATE TABLE depends.theirs (id INT PRIMARY KEY)",
                        "CREATE TABLE depends.both (id INT PRIMARY KEY, v INT)");
        pair.a()
                .execute(
                        "CREATE TABLE IF NOT EXISTS depends.theirs (id INT PRIMARY KEY, v INT)",
                        "CREATE TABLE IF NOT EXISTS depends.both (id INT PRIMARY KEY, v INT)",
                        "INSERT INTO depends.both VALUES (1, 1)",
                        "ALTER TABLE depends.both ADD COLUMN w INT",
                        "CREATE TABLE IF NOT EXISTS depends.both (id INT PRIMARY KEY, v INT) /* again */");
        pair.fence(pair.a(), pair.b());

        assertThat(failureOf("CREATE TABLE%theirs%"))
                .startsWith("depends.theirs is here already and is not what the statement makes: here ")
                .contains("`v` int");
        assertThat(pair.b()
                        .rows("SELECT LEFT(message, 60) FROM dts_depends.ddl_log WHERE statement LIKE"
                                + " 'CREATE TABLE%both%' ORDER BY record_offset"))
                .containsExactly(
                        "depends.both was here already, and is the same",
                        "depends.both was here already and is not what the statement ");
        new SameAtBoth(pair, "depends").tables("both");
        pair.b().executeUnseen("DROP TABLE depends.theirs");
        pair.a().executeUnseen("DROP TABLE depends.theirs");
    }

    @Test
    void whatMySqlKnowsToBeRandomItRefusesAtTheOrigin() {
        for (String random : new String[] {"UUID()", "RAND()", "SYSDATE()", "USER()"}) {
            assertThatThrownBy(() ->
                            pair.a().execute("ALTER TABLE depends.d ADD COLUMN r VARCHAR(99) DEFAULT (" + random + ")"))
                    .as(random)
                    .hasMessageContaining("unsafe");
        }
    }

    private static String failureOf(String pattern) {
        return pair.b()
                .rows("SELECT message FROM dts_depends.ddl_log WHERE state = 'FAILED' AND statement LIKE '" + pattern
                        + "'")
                .get(0);
    }
}
