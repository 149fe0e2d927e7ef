package io.twoway.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of modules and packages in docs/architecture.md is what POMs and package-infos say. */
class PackageTableTest {

    private static final Path PAGE = Project.ROOT.resolve("docs/architecture.md");
    private static final String RENEW = "packages.write";
    private static final String BEGIN = "<!-- generated: packages -->\n";
    private static final String END = "<!-- end: packages -->\n";
    private static final int LONGEST_SENTENCE = 200;

    static List<PackageDoc> packages() {
        return Module.all().stream()
                .flatMap(module -> module.packages().stream())
                .toList();
    }

    @Test
    void thePageHasWhatTheCodeSays() throws IOException {
        String page = Project.text(PAGE);
        assertThat(page).contains(BEGIN, END);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        String table = "| Module, package | What it is |\n|---|---|\n"
                + Module.all().stream().map(Module::rows).collect(Collectors.joining());
        if (Boolean.getBoolean(RENEW)) {
            Files.writeString(PAGE, page.substring(0, from) + table + page.substring(to));
            return;
        }
        assertThat(page.substring(from, to))
                .as("docs/architecture.md is stale. Renew it: bin/test PackageTableTest -D" + RENEW
                        + "=true, then look at the difference")
                .isEqualTo(table);
    }

    @Test
    void eachPackageSaysWhatItIs() {
        assertThat(Module.all().stream().flatMap(module -> module.silentPackages().stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void theFirstSentenceIsShortAndNoIndirectQuestion(PackageDoc doc) {
        assertThat(doc.sentence())
                .hasSizeBetween(1, LONGEST_SENTENCE)
                .doesNotMatch("(What|Which|Who|Where|When|Whether|How|By which)\\b.*");
    }
}
