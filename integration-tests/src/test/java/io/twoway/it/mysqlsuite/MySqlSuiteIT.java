package io.twoway.it.mysqlsuite;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** MySQL's own test suite, one file after the other, at A of a live pair: docs/reliability.md. */
@Tag("long")
class MySqlSuiteIT {

    private static final String SUITES = System.getProperty(
            "twoway.suite", "main,innodb,jp,gis,parts,innodb_fts,jdv,funcs_1,innodb_gis,sys_vars,json,opt_trace,gcol");
    private static final String FILES = System.getProperty("twoway.suite.files", ".*");
    private static final int MOST = Integer.getInteger("twoway.suite.most", Integer.MAX_VALUE);
    private static final Path TABLE = Path.of("target", "mysql-suite.md");

    @Test
    void bothSidesAreEqualAfterEachFile() throws IOException {
        Path home = MySqlTest.home();
        Assumptions.assumeTrue(Files.isDirectory(home), "MySQL's test suite is not there: run bin/get-mysql-tests");
        List<Outcome> outcomes = new ArrayList<>();
        try (SuitePair pair = new SuitePair()) {
            MySqlTest program = new MySqlTest(home, TestServers.shared().a());
            for (SuiteFile file : chosen(home)) {
                Outcome outcome = pair.run(program, file);
                System.out.println(outcome.row());
                outcomes.add(outcome);
                Files.writeString(TABLE, table(outcomes));
            }
        }
        assertThat(outcomes).isNotEmpty().allMatch(Outcome::isEqual);
    }

    private static List<SuiteFile> chosen(Path home) {
        return Stream.of(SUITES.split(","))
                .flatMap(suite -> SuiteFile.of(home, suite).stream())
                .filter(file -> file.name().matches(FILES))
                .limit(MOST)
                .toList();
    }

    private static String table(List<Outcome> outcomes) {
        StringBuilder page = new StringBuilder("| File | Statements | Run | Both sides |\n|---|---|---|---|\n");
        outcomes.forEach(outcome -> page.append(outcome.row()).append('\n'));
        long equal = outcomes.stream().filter(Outcome::isEqual).count();
        long statements = outcomes.stream().mapToLong(Outcome::statements).sum();
        return page.append("\n%d files, %d statements, %d files equal\n".formatted(outcomes.size(), statements, equal))
                .toString();
    }
}
