package io.twoway.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The comment on a type begins with its role, and not with a question that the type answers. */
class TypeDocsTest {

    private static final Pattern INDIRECT_QUESTION = Pattern.compile(
            "/\\*\\*[\\s*]*((?:What|Which|Who|Where|When|Whether|Why|How|By which)\\b(?:[^*]|\\*(?!/))*)\\*/"
                    + "\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*(?:(?:public|private|protected|static|final|abstract|sealed|non-sealed)\\s+)*"
                    + "(?:class|interface|enum|record)\\b");

    @Test
    void noTypeOfTheProductBeginsWithAnIndirectQuestion() {
        Stream<String> found = Project.files(Project.ROOT)
                .filter(file -> Project.ROOT.relativize(file).toString().matches(".*src/main/java/.*\\.java"))
                .flatMap(TypeDocsTest::questions);

        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/** How a row is read. */ record Row() {}",
                "/**\n * What is left.\n *\n * @param a ** stars\n */\n@Deprecated\npublic final class Rest {}"
            })
    void anIndirectQuestionIsFound(String source) {
        assertThat(INDIRECT_QUESTION.matcher(source).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/** Reader of rows. How it reads them is its own business. */ class Reader {}",
                "/** What a method may say. */ void tell() {}",
                "/** How a field is read. */ private int field; /** Rest of a batch. */ class Rest {}"
            })
    void othersAreLeftAlone(String source) {
        assertThat(INDIRECT_QUESTION.matcher(source).find()).isFalse();
    }

    private static Stream<String> questions(Path file) {
        Matcher matcher = INDIRECT_QUESTION.matcher(Project.text(file));
        return matcher.results()
                .map(found -> file.getFileName() + ": " + found.group(1).strip());
    }
}
