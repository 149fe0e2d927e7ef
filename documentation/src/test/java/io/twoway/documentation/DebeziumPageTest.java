package io.twoway.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/debezium.md names exists: classes of ours, their tests, and scripts that show a fault. */
class DebeziumPageTest {

    private static final Path PAGE = Project.ROOT.resolve("docs/debezium.md");
    private static final int COLUMNS = 4;
    private static final Pattern NAME = Pattern.compile("`([A-Za-z]+)`");
    private static final Pattern SCRIPT = Pattern.compile("`(findings/[^`]+)`");

    private final List<List<String>> faults = new Page(PAGE)
            .rows()
            .filter(row -> !row.get(0).startsWith("Debezium "))
            .toList();

    @Test
    void eachFaultHasAClassATestAndAnEnd() {
        assertThat(faults).hasSizeGreaterThan(30).allSatisfy(fault -> {
            assertThat(fault).hasSize(COLUMNS).allMatch(cell -> !cell.isBlank());
            assertThat(names(fault.get(2))).as("tests of: %s", fault.get(0)).isNotEmpty();
        });
    }

    @Test
    void theClassesAreThere() {
        assertThat(faults.stream().flatMap(fault -> names(fault.get(1)).stream()))
                .isSubsetOf(simpleNames("/src/main/java/"));
    }

    @Test
    void theTestsAreThere() {
        assertThat(faults.stream().flatMap(fault -> names(fault.get(2)).stream()))
                .isSubsetOf(simpleNames("/src/test/java/"));
    }

    @Test
    void theScriptsAreThere() {
        assertThat(SCRIPT.matcher(Project.text(PAGE)).results().map(script -> Project.ROOT.resolve(script.group(1))))
                .isNotEmpty()
                .allSatisfy(script -> assertThat(script).exists());
    }

    /** What shows a fault, and what knows one of a version, has a place on the page. */
    @Test
    void noFaultIsLeftOut() {
        assertThat(Project.files(Project.ROOT.resolve("findings"))
                        .map(file -> file.getFileName().toString())
                        .filter(name -> name.startsWith("debezium-") || name.startsWith("binlog-client-")))
                .allSatisfy(name -> assertThat(Project.text(PAGE)).contains("`findings/" + name + "`"));
        assertThat(faults.stream().flatMap(fault -> names(fault.get(1)).stream()))
                .containsAll(classes("/src/main/java/")
                        .filter(file -> Project.text(file).contains("Debezium 3."))
                        .map(DebeziumPageTest::simpleName)
                        .toList());
    }

    private static List<String> names(String cell) {
        return NAME.matcher(cell).results().map(name -> name.group(1)).toList();
    }

    private static Set<String> simpleNames(String folder) {
        return classes(folder).map(DebeziumPageTest::simpleName).collect(Collectors.toSet());
    }

    private static Stream<Path> classes(String folder) {
        return Project.files(Project.ROOT)
                .filter(file -> file.toString().endsWith(".java")
                        && file.toString().replace('\\', '/').contains(folder));
    }

    private static String simpleName(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }
}
