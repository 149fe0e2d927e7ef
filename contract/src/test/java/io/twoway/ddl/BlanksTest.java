package io.twoway.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.OriginSession;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What 9.7.4 answers to statements that have each character there. */
class BlanksTest {

    private static final OriginSession LATIN1 = OriginSession.NONE.with("character_set_client", "8");
    private static final OriginSession UTF8MB4 = OriginSession.NONE.with("character_set_client", "255");

    @ParameterizedTest
    @ValueSource(chars = {'\u3000', '\u2003', '\u0085', '\u00a0', '\u1680', '\u2028', '\ufeff'})
    void blankBeyondAsciiIsALetterOfAName(char blank) {
        assertThat(names("CREATE TABLE a" + blank + "b (id INT)", UTF8MB4)).containsExactly("s.a" + blank + "b");
        assertThat(names("CREATE" + blank + "TABLE t (id INT)", UTF8MB4)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(chars = {'\t', '\n', '\u000b', '\f', '\r', ' '})
    void blankOfAsciiStandsBetweenWords(char blank) {
        assertThat(names("CREATE" + blank + "TABLE" + blank + "t" + blank + "(id INT)", UTF8MB4))
                .containsExactly("s.t");
    }

    @Test
    void spaceThatDoesNotBreakStandsBetweenTheWordsOfSomeClients() {
        String statement = "CREATE\u00a0TABLE\u00a0t\u00a0(id INT)";
        assertThat(names(statement, LATIN1)).containsExactly("s.t");
        assertThat(names(statement, OriginSession.NONE.with("character_set_client", "51"))) // cp1251
                .isEmpty();
    }

    @Test
    void commentBeginsBehindTwoDashesAndABlankOrAControlCharacter() {
        assertThat(names("--\u0001 x\nDROP TABLE t", UTF8MB4)).containsExactly("s.t");
        assertThat(names("--\u3000x\nDROP TABLE t", UTF8MB4)).isEmpty();
    }

    private static List<String> names(String statement, OriginSession session) {
        return DdlStatement.read(statement, "s", session).objects().stream()
                .map(SchemaObject::toString)
                .toList();
    }
}
