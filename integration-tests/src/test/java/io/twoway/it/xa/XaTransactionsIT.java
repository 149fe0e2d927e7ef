package io.twoway.it.xa;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.client.ConnectorStatus;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class XaTransactionsIT {

    private static Pair pair;

    /** Place of the transaction at the origin. */
    enum Origin {
        A,
        B;

        Site here() {
            return this == A ? pair.a() : pair.b();
        }

        Site there() {
            return this == A ? pair.b() : pair.a();
        }
    }

    @BeforeAll
    static void start() {
        pair = new Pair("xa").withBothSinks(Map.of("transaction.max.rows", "100", "conflict.policy", "Overwrite"));
        pair.a()
                .execute(
                        "CREATE TABLE xa.t (id INT PRIMARY KEY, v INT)",
                        "CREATE TABLE xa.keyless (id INT, v INT)",
                        "CREATE TABLE xa.other (id INT PRIMARY KEY)",
                        "CREATE DATABASE xa_unselected",
                        "CREATE TABLE xa_unselected.t (id INT PRIMARY KEY)");
        pair.start();
    }

    @AfterAll
    static void stop() {
        Branch.rollBackAll(pair.a());
        Branch.rollBackAll(pair.b());
        pair.a().execute("DROP DATABASE xa_unselected");
        pair.close();
    }

    @AfterEach
    void clear() {
        pair.a().execute("DELETE FROM xa.t", "DELETE FROM xa.keyless", "DELETE FROM xa.other");
        pair.settle();
    }

    @ParameterizedTest
    @EnumSource
    void rowsArriveWhenTheyAreCommittedAndNotWhenTheyArePrepared(Origin origin) {
        Site here = origin.here();
        here.execute(
                "INSERT INTO xa.t VALUES (1, 0), (2, 0), (3, 0)",
                "INSERT INTO xa.keyless VALUES (1, 0), (1, 0), (2, 0)");
        pair.settle();
        String before = contents(origin.there());

        Branch branch = Branch.prepared(
                here,
                "'mixed','" + origin + "',7",
                "INSERT INTO xa.t VALUES (4, 1)",
                "UPDATE xa.t SET v = 1 WHERE id = 1",
                "UPDATE xa.t SET v = 2 WHERE id = 1",
                "DELETE FROM xa.t WHERE id = 2",
                "UPDATE xa.t SET id = 30 WHERE id = 3",
                "INSERT INTO xa.keyless VALUES (5, 5)",
                "DELETE FROM xa.keyless WHERE id = 1 LIMIT 1");
        pair.settle();
        assertThat(contents(origin.there())).isEqualTo(before);
        waiting(origin, 1);
        assertThat(pair.counters(origin.there()).values().get("prepared-waiting-ms"))
                .isPositive();

        here.execute("INSERT INTO xa.other VALUES (1)", "INSERT INTO xa.t VALUES (99, 9)");
        branch.commit();
        here.execute("UPDATE xa.t SET v = v + 1");
        pair.settle();
        assertThat(contents(origin.there())).isEqualTo(contents(here)).isEqualTo("1|3,4|2,30|1,99|10; 1|0,2|0,5|5");
        waiting(origin, 0);
        nothingWasAmiss();
    }

    @ParameterizedTest
    @EnumSource
    void rowsThatAreRolledBackNeverArrive(Origin origin) {
        Branch branch = Branch.prepared(origin.here(), "X'00FF27',X'5C0A'", "INSERT INTO xa.t VALUES (1, 1), (2, 2)");
        pair.settle();
        waiting(origin, 1);
        branch.rollBack();
        origin.here().execute("INSERT INTO xa.t VALUES (2, 20)");
        pair.settle();

        assertThat(contents(origin.there())).isEqualTo("2|20; ");
        waiting(origin, 0);
        nothingWasAmiss();
    }

    @ParameterizedTest
    @EnumSource
    void aTransactionThatIsCommittedInOnePhaseArrivesAtOnce(Origin origin) {
        Branch.committedInOnePhase(origin.here(), "'one'", "INSERT INTO xa.t VALUES (1, 1), (2, 2)");
        pair.settle();
        assertThat(contents(origin.there())).isEqualTo("1|1,2|2; ");
        waiting(origin, 0);
        nothingWasAmiss();
    }

    @Test
    void oneThatIsLargerThanASinkTakesWholeArrivesInPieces() {
        Site a = pair.a();
        Branch branch = Branch.prepared(a, "'large'", rows(1, 350));
        Branch.committedInOnePhase(a, "'large one'", rows(1001, 1350));
        pair.settle();
        assertThat(pair.b().value("SELECT COUNT(*), MIN(id) FROM xa.t")).isEqualTo("350|1001");
        waiting(Origin.A, 1);

        branch.commit();
        a.execute("UPDATE xa.t SET v = v + 1");
        pair.settle();
        assertThat(contents(pair.b())).isEqualTo(contents(a));
        assertThat(pair.b().value("SELECT COUNT(*) FROM xa.t")).isEqualTo("700");
        waiting(Origin.A, 0);
        nothingWasAmiss();
    }

    @Test
    void manyAreOpenAtOnceAndEndInAnyOrder() {
        Site a = pair.a();
        Branch first = Branch.prepared(a, "'first'", "INSERT INTO xa.t VALUES (1, 1)");
        Branch second = Branch.prepared(a, "'second'", "INSERT INTO xa.t VALUES (2, 2)");
        Branch third = Branch.prepared(a, "'third'", "INSERT INTO xa.t VALUES (3, 3)");
        pair.settle();
        waiting(Origin.A, 3);
        third.commit();
        first.rollBack();
        Branch again = Branch.prepared(a, "'first'", "INSERT INTO xa.t VALUES (1, 10)");
        again.commit();
        second.commit();
        pair.settle();
        assertThat(contents(pair.b())).isEqualTo("1|10,2|2,3|3; ");
        waiting(Origin.A, 0);
        nothingWasAmiss();
    }

    @Test
    void aSinkThatCatchesUpAppliesThemInTheOrderOfTheirCommits() {
        Site a = pair.a();
        a.execute("INSERT INTO xa.t VALUES (1, 0), (2, 0), (3, 0)");
        pair.settle();
        pair.rest().pause(pair.connector("sink-b"));
        pair.states().awaitDespiteFailure(pair.connector("sink-b"), ConnectorStatus.State.PAUSED);
        Branch late = Branch.prepared(a, "'late'", "UPDATE xa.t SET v = v + 1 WHERE id = 3");
        for (int i = 0; i < 10; i++) {
            Branch one = Branch.prepared(a, "'one'", "UPDATE xa.t SET v = v + 1 WHERE id = 1");
            Branch two = Branch.prepared(a, "'two'", "UPDATE xa.t SET v = v + 1 WHERE id = 2");
            a.execute("INSERT INTO xa.t VALUES (" + (10 + i) + ", 0)");
            two.commit();
            a.execute("UPDATE xa.t SET v = v * 2 WHERE id = 2");
            if (i % 2 == 0) {
                one.commit();
            } else {
                one.rollBack();
            }
        }
        pair.rest().resume(pair.connector("sink-b"));
        pair.settle();
        assertThat(pair.b().rows("SELECT id, v FROM xa.t WHERE id < 10 ORDER BY id"))
                .containsExactly("1|5", "2|2046", "3|0");
        waiting(Origin.A, 1);
        late.commit();
        pair.settle();
        assertThat(contents(pair.b())).isEqualTo(contents(a));
        nothingWasAmiss();
    }

    @Test
    void oneThatChangesNothingThatIsSelectedNeedsNothing() {
        Site a = pair.a();
        Branch elsewhere = Branch.prepared(a, "'elsewhere'", "INSERT INTO xa_unselected.t VALUES (1)");
        Branch nothing = Branch.prepared(a, "'nothing'", "SELECT * FROM xa.t");
        Branch same = Branch.prepared(a, "'same'", "UPDATE xa.t SET v = v");
        elsewhere.commit();
        nothing.commit();
        same.commit();
        Branch.committedInOnePhase(a, "'nothing'", "SELECT * FROM xa.t");
        Branch.prepared(a, "'nothing'", "SELECT * FROM xa.t").rollBack();
        pair.settle();
        waiting(Origin.A, 0);
    }

    @Test
    void aConflictIsJudgedWhenTheRowsAreCommitted() {
        pair.a().execute("INSERT INTO xa.t VALUES (1, 0), (2, 0), (3, 0)");
        pair.settle();
        Branch branch = Branch.prepared(
                pair.a(),
                "'conflict'",
                "UPDATE xa.t SET v = 1 WHERE id = 1",
                "UPDATE xa.t SET v = 1 WHERE id = 2",
                "INSERT INTO xa.t VALUES (4, 1)");
        pair.settle();
        pair.b().executeUnseen("UPDATE xa.t SET v = 7 WHERE id = 2", "INSERT INTO xa.t VALUES (4, 7)");
        branch.commit();
        pair.settle();

        assertThat(contents(pair.b())).isEqualTo("1|1,2|1,3|0,4|1; ");
        assertThat(pair.journal(pair.b()).entriesOf("xa.t"))
                .extracting(entry -> entry.kind() + " " + entry.outcome())
                .containsExactly("UPDATE_ROW_DIFFERS OVERWRITTEN", "INSERT_KEY_EXISTS OVERWRITTEN");
        pair.b().executeUnseen("DELETE FROM " + pair.bookkeeping() + ".conflict_log");
    }

    private static String rows(int from, int to) {
        return "INSERT INTO xa.t WITH RECURSIVE n (i) AS (SELECT " + from + " UNION ALL SELECT i + 1 FROM n WHERE i < "
                + to + ") SELECT i, i FROM n";
    }

    /** The metric follows the rows that it counts. */
    private static void waiting(Origin origin, long transactions) {
        Awaitility.await(transactions + " prepared transactions")
                .atMost(Pair.PATIENCE)
                .until(() -> pair.counters(origin.there()).values().get("prepared-transactions") == transactions);
    }

    private static String contents(Site site) {
        return String.join(",", site.rows("SELECT id, v FROM xa.t ORDER BY id")) + "; "
                + String.join(",", site.rows("SELECT id, v FROM xa.keyless ORDER BY id"));
    }

    /** Nothing of what a sink wrote went back, and nothing met a conflict. */
    private static void nothingWasAmiss() {
        assertThat(pair.journal(pair.a()).entries()).isEmpty();
        assertThat(pair.journal(pair.b()).entries()).isEmpty();
        Awaitility.await("rows that wait nowhere")
                .atMost(Pair.PATIENCE)
                .until(() -> pair.a()
                                .rows("SELECT * FROM " + pair.bookkeeping() + ".prepared_rows")
                                .isEmpty()
                        && pair.b()
                                .rows("SELECT * FROM " + pair.bookkeeping() + ".prepared_rows")
                                .isEmpty());
    }
}
