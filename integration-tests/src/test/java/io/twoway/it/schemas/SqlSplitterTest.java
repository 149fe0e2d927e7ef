package io.twoway.it.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlSplitterTest {

    @Test
    void delimitersInStringsNamesAndCommentsEndNothing() {
        assertThat(split("SELECT ';', \"a;\\\"\", `b;`; -- one; two\nSELECT 2 # three; '\n; /* four; */ SELECT 3"))
                .containsExactly("SELECT ';', \"a;\\\"\", `b;`", "SELECT 2", "SELECT 3");
    }

    @Test
    void quotesMayBeDoubledAndEscaped() {
        assertThat(split("SELECT 'it''s;', 'a\\';b';SELECT 2"))
                .containsExactly("SELECT 'it''s;', 'a\\';b'", "SELECT 2");
    }

    @Test
    void anotherDelimiterHoldsUntilItIsChangedBack() {
        assertThat(split("DELIMITER //\nBEGIN x; END//\ndelimiter ;\nSELECT 1;"))
                .containsExactly("BEGIN x; END", "SELECT 1");
    }

    @Test
    void minusSignsAndVersionCommentsStay() {
        assertThat(split("SELECT 1--1; SELECT /*!80000 2 */;")).containsExactly("SELECT 1--1", "SELECT /*!80000 2 */");
    }

    private static List<String> split(String text) {
        return SqlScript.of(text).statements();
    }
}
