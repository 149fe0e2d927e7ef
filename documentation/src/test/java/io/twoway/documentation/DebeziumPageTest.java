package io.twoway.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    private static List<String> names(String cell) {
        return NAME.matcher(cell).results().map(name -> name.group(1)).toList();
    }

    private static Set<String> simpleNames(String folder) {
        return Project.files(Project.ROOT)
                .map(file -> file.toString().replace('\\', '/'))
                .filter(file -> file.endsWith(".java") && file.contains(folder))
                .map(file -> file.substring(file.lastIndexOf('/') + 1, file.length() - ".java".length()))
                .collect(Collectors.toSet());
    }
}
