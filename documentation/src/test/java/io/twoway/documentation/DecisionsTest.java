package io.twoway.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages in docs/adr have one form, and say what has taken the place of them. */
class DecisionsTest {

    private static final Pattern SECTION = Pattern.compile("(?m)^## (.*)$");
    private static final List<String> SECTIONS = List.of("Context", "Decision", "Consequences", "Alternatives");
    private static final String PLACE = "\\[[^]]+\\]\\([^)]+\\)";
    private static final String STATUS = "\\*\\*Status:\\*\\* (accepted|superseded by " + PLACE
            + "|accepted, in part superseded by " + PLACE + ".*)";

    static List<Path> decisions() {
        return Project.files(Project.ROOT.resolve("docs/adr")).toList();
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void theHeadHasNumberTitleAndStatus(Path file) {
        List<String> lines = Project.text(file).lines().limit(3).toList();

        assertThat(lines.get(0)).matches("# " + number(file) + ": [A-Z`].*[^.]");
        assertThat(lines.get(1)).isEmpty();
        assertThat(lines.get(2)).matches(STATUS);
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void theSectionsAreContextDecisionConsequencesAndMaybeAlternatives(Path file) {
        List<String> sections = SECTION.matcher(Project.text(file))
                .results()
                .map((MatchResult heading) -> heading.group(1))
                .toList();

        assertThat(sections).isIn(SECTIONS, SECTIONS.subList(0, 3));
    }

    @Test
    void eachNumberIsThatOfOneDecision() {
        assertThat(decisions().stream().map(DecisionsTest::number)).doesNotHaveDuplicates();
    }

    private static String number(Path file) {
        return file.getFileName().toString().substring(0, 4);
    }
}
