package io.twoway.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links between pages lead to files and headings that are there. */
class LinksTest {

    static List<Path> pages() {
        return Project.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noLinkIsDead(Path file) {
        Page page = new Page(file);

        assertThat(page.links()).allSatisfy(link -> {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty() ? file : placeOf(file).resolve(parts[0]);
            assertThat(Files.exists(target))
                    .as("%s is there", target.normalize())
                    .isTrue();
            if (parts.length == 2) {
                assertThat(new Page(target).anchors()).contains(parts[1]);
            }
        });
    }

    /** The page of a plugin lies beside those of docs in its zip. */
    private static Path placeOf(Path file) {
        return file.getParent().endsWith("src/main/plugin/doc") ? Project.ROOT.resolve("docs") : file.getParent();
    }
}
