package io.twoway.it.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables whose storage engine has no transactions. */
class StorageEnginesIT {

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = new Pair("engines");
        pair.a()
                .execute(
                        "CREATE TABLE engines.loaded (id INT PRIMARY KEY, v CHAR(5)) ENGINE=MyISAM ROW_FORMAT=FIXED",
                        "CREATE TABLE engines.altered (id INT PRIMARY KEY, v INT)",
                        "INSERT INTO engines.loaded VALUES (1, 'one'), (2, 'two')");
        pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void loadMakesThemAsInnoDb() {
        assertThat(engineAtB("loaded")).isEqualTo("InnoDB");
        assertThat(pair.b().rows("SELECT id, v FROM engines.loaded WHERE id < 3 ORDER BY id"))
                .containsExactly("1|one", "2|two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MyISAM", "MEMORY", "ARCHIVE", "CSV"})
    void tableThatIsMadeWhileThePairRunsIsInnoDbAtB(String engine) {
        String table = "made_" + engine.toLowerCase(Locale.ROOT);
        pair.a()
                .execute(
                        "CREATE TABLE " + pair.table(table) + " (id INT NOT NULL, v INT NOT NULL) ENGINE=" + engine,
                        "INSERT INTO " + pair.table(table) + " VALUES (1, 1), (2, 2)");
        pair.fence(pair.a(), pair.b());

        assertThat(engineAtB(table)).isEqualTo("InnoDB");
        assertThat(pair.b().rows("SELECT * FROM " + pair.table(table) + " ORDER BY id"))
                .containsExactly("1|1", "2|2");
        assertThat(pair.b()
                        .value("SELECT message FROM " + pair.bookkeeping() + ".ddl_log WHERE statement LIKE '%" + table
                                + "%'"))
                .isEqualTo("run with the engine InnoDB");
    }

    @Test
    void tableThatNamesNoEngineIsInnoDbAtBWhateverIsTheDefaultThere() {
        String before = pair.b().value("SELECT @@GLOBAL.default_storage_engine");
        pair.b().execute("SET GLOBAL default_storage_engine = MyISAM");
        pair.states().restart(pair.connector("sink-b"), true);
        pair.a()
                .execute(
                        "SET SESSION default_storage_engine = MyISAM",
                        "CREATE TABLE engines.nameless (id INT PRIMARY KEY)",
                        "CREATE TABLE engines.alike LIKE engines.nameless",
                        "INSERT INTO engines.nameless VALUES (1)",
                        "INSERT INTO engines.alike VALUES (2)");
        pair.fence(pair.a(), pair.b());
        pair.b().execute("SET GLOBAL default_storage_engine = " + before);

        for (String table : List.of("nameless", "alike")) {
            assertThat(pair.a().value(engineOf(table))).isEqualTo("MyISAM");
            assertThat(engineAtB(table)).isEqualTo("InnoDB");
        }
        assertThat(pair.b().rows("SELECT id FROM engines.alike")).containsExactly("2");
    }

    @Test
    void tableThatIsAlteredStaysInnoDbAtB() {
        pair.a()
                .execute(
                        "INSERT INTO engines.altered VALUES (1, 1)",
                        "ALTER TABLE engines.altered ENGINE = MyISAM, ADD COLUMN w INT",
                        "UPDATE engines.altered SET v = 2, w = 3");
        pair.fence(pair.a(), pair.b());

        assertThat(engineAtB("altered")).isEqualTo("InnoDB");
        assertThat(pair.b().rows("SELECT * FROM engines.altered")).containsExactly("1|2|3");
    }

    @Test
    void tableThatLooksAtTheRowsOfOthersIsNotMadeAtBAndTheirRowsArrive() {
        pair.a()
                .execute(
                        "CREATE TABLE engines.part (id INT NOT NULL) ENGINE=MyISAM",
                        "CREATE TABLE engines.merged (id INT NOT NULL) ENGINE=MERGE UNION=(engines.part) INSERT_METHOD=LAST",
                        "INSERT INTO engines.part VALUES (1)");
        pair.fence(pair.a(), pair.b());

        assertThat(failureOf("CREATE TABLE engines.merged%"))
                .startsWith("it names the storage engine MERGE, whose tables have no rows of their own")
                .contains("table.exclude.list", "sql_log_bin = 0");
        assertThat(pair.b().rows("SHOW TABLES FROM engines LIKE 'merged'")).isEmpty();
        assertThat(pair.b().rows("SELECT * FROM engines.part")).containsExactly("1");
        pair.a().execute("DROP TABLE engines.merged");
    }

    @Test
    void tableThatLosesItsRowsByItsNewEngineKeepsThemAtB() {
        pair.a()
                .execute(
                        "CREATE TABLE engines.hole (id INT PRIMARY KEY)",
                        "INSERT INTO engines.hole VALUES (1)",
                        "ALTER TABLE engines.hole ENGINE=BLACKHOLE");
        pair.fence(pair.a(), pair.b());

        assertThat(failureOf("ALTER TABLE engines.hole%")).startsWith("it names the storage engine BLACKHOLE, whose");
        assertThat(engineAtB("hole")).isEqualTo("InnoDB");
        assertThat(pair.b().rows("SELECT * FROM engines.hole")).containsExactly("1");
    }

    @Test
    void changeOfAMyIsamTableStopsTheSinkBeforeItWritesAndArrivesWhenTheTableIsInnoDb() {
        pair.a().execute("CREATE TABLE engines.written (id INT PRIMARY KEY, v INT) ENGINE=MyISAM");
        pair.fence(pair.a(), pair.b());
        pair.b().execute("INSERT INTO engines.written VALUES (7, 7)");
        String trace = pair.states().awaitFailure(pair.connector("sink-a")).text();
        assertThat(trace).contains("Table engines.written has the storage engine MyISAM at the destination");
        assertThat(pair.a().rows("SELECT * FROM engines.written")).isEmpty();
        String cure = "ALTER TABLE `engines`.`written` ENGINE = InnoDB";
        assertThat(trace).contains(cure);

        pair.a().execute(cure);
        pair.states().restart(pair.connector("sink-a"), true);
        pair.settle();
        assertThat(pair.a().rows("SELECT * FROM engines.written")).containsExactly("7|7");
        assertThat(engineAtB("written")).isEqualTo("InnoDB");
    }

    /** There a server takes a transaction over both kinds of tables, and logs the rows of one kind outside of it. */
    @Test
    void keptEngineStopsTheSinkBeforeItWritesAlsoWhereTheServerWouldTakeItAndNothingComesBack() {
        try (TestServers servers = TestServers.withoutGtid("engines-without-gtid");
                Pair kept = new Pair("kept", servers).withForwardSink(Map.of("ddl.engine", "keep"))) {
            kept.start();
            kept.a()
                    .execute(
                            "CREATE TABLE kept.t (id INT PRIMARY KEY, v INT) ENGINE=MyISAM",
                            "INSERT INTO kept.t VALUES (1, 1)");
            mendAfterRefusal(kept, List.of());
            assertThat(kept.b().rows("SELECT * FROM kept.t")).containsExactly("1|1");

            kept.b().execute("ALTER TABLE kept.t ENGINE = MyISAM"); // behind the sink's back
            kept.a().execute("INSERT INTO kept.t VALUES (2, 2)");
            mendAfterRefusal(kept, List.of("1|1"));
            assertThat(kept.b().rows("SELECT * FROM kept.t")).containsExactly("1|1", "2|2");
            assertThat(kept.topicOf(kept.b()).rowChanges("kept", "t"))
                    .as("what A wrote, sent back by B")
                    .isEmpty();
        }
    }

    private static void mendAfterRefusal(Pair kept, List<String> rowsUntilThen) {
        String trace = kept.states().awaitFailure(kept.connector("sink-b")).text();
        String cure = "ALTER TABLE `kept`.`t` ENGINE = InnoDB";
        assertThat(trace).contains("Table kept.t has the storage engine MyISAM at the destination", cure);
        assertThat(kept.b().rows("SELECT * FROM kept.t")).isEqualTo(rowsUntilThen);
        kept.b().execute(cure);
        kept.states().restart(kept.connector("sink-b"), true);
        kept.settle();
    }

    private static String failureOf(String pattern) {
        return pair.b()
                .value("SELECT message FROM " + pair.bookkeeping()
                        + ".ddl_log WHERE state = 'FAILED' AND statement LIKE '" + pattern + "'");
    }

    private static String engineAtB(String table) {
        return pair.b().value(engineOf(table));
    }

    private static String engineOf(String table) {
        return "SELECT engine FROM information_schema.tables WHERE table_schema = 'engines' AND table_name = '" + table
                + "'";
    }
}
