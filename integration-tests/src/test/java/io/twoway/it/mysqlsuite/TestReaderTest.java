package io.twoway.it.mysqlsuite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestReaderTest {

    @Test
    void statementsEndAtTheDelimiterOutsideOfQuotes() {
        assertThat(written("insert into t values ('a;\\'b', \"c;\"); select\n `x;`;"))
                .containsExactly("insert into t values ('a;\\'b', \"c;\");", "select\n `x;`;");
    }

    @Test
    void delimiterMayChange() {
        assertThat(written("delimiter //;\nbegin x; end//\ndelimiter ;//\nselect 1;"))
                .containsExactly("delimiter //;", "begin x; end//", "delimiter ;//", "select 1;");
    }

    @Test
    void blocksAndLinesAreCommandsOfTheirOwn() {
        assertThat(written("# comment\n--echo it's\nwhile (`select ')'`)\n{\n  inc $i; }\n"))
                .containsExactly("--echo it's", "while (`select ')'`)", "{", "inc $i;", "}");
    }

    @Test
    void linesThatAreNoCommandsStayTogether() {
        assertThat(written("--write_file x\na;b'\nEOF\nselect 1;"))
                .containsExactly("--write_file x", "a;b'\nEOF", "select 1;");
        assertThat(written("--disable_parsing\nx';\n--enable_parsing\nselect 1;"))
                .containsExactly("select 1;");
    }

    @Test
    void secondByteOfACharacterMayBeABackslash() {
        assertThat(written("--character_set sjis\nselect '\u0083\\'; select 2;"))
                .hasSize(3);
        assertThat(written("select '\u0083\\'; select 2;")).hasSize(1);
    }

    @Test
    void statementsAreToldFromWordsOfTheProgram() {
        assertThat(
                        TestReader.read(
                                        "let $a= 1; eval drop table $t; insert into t values (1);\n--source x.inc\n--eval use d")
                                .stream()
                                .map(Command::sql))
                .containsExactly("", "drop table $t", "insert into t values (1)", "", "use d");
    }

    private static List<String> written(String test) {
        return TestReader.read(test).stream().map(Command::written).toList();
    }
}
