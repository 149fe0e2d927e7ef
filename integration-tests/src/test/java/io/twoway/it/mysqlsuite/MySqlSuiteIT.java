package io.twoway.it.mysqlsuite;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** MySQL's own test suite, one file after the other, on a live pair: docs/reliability.md. */
@Tag("long")
class MySqlSuiteIT {

    private static final String SUITES = System.getProperty(
            "twoway.suite",
            "main,gcol,json,parts,collations,engines/iuds,engines/funcs,innodb,innodb_gis,gis,innodb_fts,funcs_1,funcs_2,"
                    + "opt_trace,sysschema,binlog_gtid,jdv,jp");
    private static final String FILES = System.getProperty("twoway.suite.files", ".*");
    private static final int MOST = Integer.getInteger("twoway.suite.most", Integer.MAX_VALUE);
    private static final long MINUTES = Long.getLong("twoway.suite.minutes", 100_000);
    private static final int LONG = 30_000;
    private static final int SPREAD = 0x9E3779B9;
    /** For several runs at once, each in a clone of its own: {@code 1/2} is the first half of the files. */
    private static final String[] PART =
            System.getProperty("twoway.suite.part", "1/1").split("/");

    private static final boolean AGAIN = Boolean.getBoolean("twoway.suite.again");
    private static final boolean ROWS_AT_B = "b".equals(System.getProperty("twoway.suite.rows.at"));
    private static final Path FOLDER =
            Path.of("target", "mysql-suite", ROWS_AT_B ? "b" : "a").toAbsolutePath();

    private final Path home = MySqlTest.home();
    private final Outcomes outcomes = new Outcomes(outcomes(ROWS_AT_B ? "b" : "a"));

    @Test
    void bothSidesAreEqualAfterEachFile() {
        Assumptions.assumeTrue(Files.isDirectory(home), "MySQL's test suite is not there: run bin/get-mysql-tests");
        List<SuiteFile> chosen = chosen();
        if (!chosen.isEmpty()) {
            run(chosen);
        }
        assertThat(outcomes.all()).as("outcomes").isNotEmpty();
        writePage();
        Reasons reasons = new Reasons();
        assertThat(outcomes.all())
                .filteredOn(outcome -> outcome.kind().isDeviation()
                        && reasons.of(outcome, ROWS_AT_B).isEmpty())
                .as("files after which the sites differ, and nobody has written down why")
                .isEmpty();
    }

    private void run(List<SuiteFile> chosen) {
        long end = System.nanoTime() + MINUTES * 60_000_000_000L;
        try (SuitePair pair = new SuitePair(ROWS_AT_B)) {
            MySqlTest program = program();
            int done = 0;
            for (SuiteFile file : chosen) {
                if (System.nanoTime() < end) {
                    Outcome outcome = outcome(pair, program, file);
                    outcomes.add(outcome);
                    System.out.println(++done + "/" + chosen.size() + " " + outcome.line());
                }
            }
        }
    }

    private static Path outcomes(String mode) {
        return FOLDER.resolveSibling(mode + ".outcomes");
    }

    /** Writes what is known by now, into the documentation too if that is wanted. */
    private void writePage() {
        OutcomePage page = new OutcomePage(new Outcomes(outcomes("a")).all(), new Outcomes(outcomes("b")).all());
        String text = page.text(facts(), all().toList());
        SuiteTree.writeLines(
                FOLDER.resolveSibling("mysql-test-suite.md"), text.lines().toList());
        if (Boolean.getBoolean("twoway.suite.write")) {
            SuiteTree.writeLines(
                    Path.of("../docs/mysql-test-suite.md"), text.lines().toList());
        }
    }

    private static String facts() {
        return "Suite and server: MySQL " + MySqlTest.version() + ". Run on " + LocalDate.now(ZoneOffset.UTC)
                + ", commit " + System.getProperty("twoway.commit", "unknown") + ".";
    }

    private static Outcome outcome(SuitePair pair, MySqlTest program, SuiteFile file) {
        Optional<String> obstacle =
                ROWS_AT_B ? RowsAtB.obstacle(TestReader.read(file.textWithParts())) : Optional.empty();
        return obstacle.map(why -> new Outcome(file.name(), Outcome.Kind.NOT_SPLIT, "", 0, 0, why))
                .orElseGet(() -> pair.run(program, file));
    }

    private MySqlTest program() {
        TestServers servers = TestServers.shared();
        SuiteTree tree = new SuiteTree(
                home, FOLDER.resolve("tree"), ROWS_AT_B, servers.a().password());
        tree.make();
        return new MySqlTest(tree, ROWS_AT_B, servers.a(), servers.b());
    }

    /** Returns the files in an order that has some of each suite wherever it is cut, and the long ones at the end. */
    private List<SuiteFile> chosen() {
        Map<SuiteFile, Integer> lengths = all().filter(
                        file -> file.name().matches(FILES) && (AGAIN || !outcomes.has(file)))
                .filter(file -> Math.floorMod(spread(file), Integer.parseInt(PART[1])) == Integer.parseInt(PART[0]) - 1)
                .filter(file -> file.leftOut().isEmpty())
                .collect(toMap(file -> file, file -> file.textWithParts().length() / LONG));
        return lengths.keySet().stream()
                .sorted(Comparator.<SuiteFile>comparingInt(lengths::get).thenComparingInt(MySqlSuiteIT::spread))
                .limit(MOST)
                .toList();
    }

    private static int spread(SuiteFile file) {
        return file.name().hashCode() * SPREAD;
    }

    private Stream<SuiteFile> all() {
        return Stream.of(SUITES.split(",")).flatMap(suite -> SuiteFile.of(home, suite).stream());
    }
}
