package io.twoway.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/README.md has one line for each page, and README.md stays short. */
class IndexTest {

    private static final Path DOCS = Project.ROOT.resolve("docs");
    private static final Path INDEX = DOCS.resolve("README.md");
    private static final int LONGEST_README = 10_000;

    @Test
    void eachPageHasOneLine() {
        List<String> pages = Project.files(DOCS)
                .map(file -> DOCS.relativize(file).toString().replace('\\', '/'))
                .filter(file -> file.endsWith(".md") && !file.equals("README.md"))
                .toList();

        assertThat(listed()).containsExactlyInAnyOrderElementsOf(pages);
    }

    @Test
    void eachDecisionIsNamedByItsTitle() {
        assertThat(Project.files(DOCS.resolve("adr"))).allSatisfy(file -> assertThat(Project.text(INDEX))
                .contains("[" + new Page(file).title().replaceFirst(": .*", "") + "](adr/" + file.getFileName() + ") | "
                        + new Page(file).title().replaceFirst("\\d+: ", "") + " |"));
    }

    @Test
    void theReadmeIsShort() throws IOException {
        assertThat(Files.size(Project.ROOT.resolve("README.md"))).isLessThanOrEqualTo(LONGEST_README);
    }

    /** The pages of the lines' first links. */
    private static Stream<String> listed() {
        return new Page(INDEX)
                .rows()
                .map(row -> row.get(0))
                .filter(cell -> cell.startsWith("["))
                .map(cell -> cell.replaceAll("^\\[[^]]*\\]\\(([^)]*)\\)$", "$1"));
    }
}
