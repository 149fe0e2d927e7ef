package io.twoway.sink.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.sink.change.JsonDocuments;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SqlTextTest {

    private static final long SEED = Long.getLong("twoway.seed", System.nanoTime());

    static Stream<Arguments> literals() {
        return Stream.of(
                Arguments.of(new Value.Whole(-7), "-7"),
                Arguments.of(new Value.Exact(new BigDecimal("1E+3")), "1000"),
                Arguments.of(new Value.Real(1e-7), "1.0E-7"),
                Arguments.of(new Value.Text("plain"), "'plain'"),
                Arguments.of(new Value.Text(""), "''"),
                Arguments.of(new Value.Text("it's"), "'it''s'"),
                Arguments.of(new Value.Text("''"), "''''''"),
                Arguments.of(new Value.Text("\\"), "'\\\\'"),
                Arguments.of(new Value.Text("a\\'b?"), "'a\\\\''b?'"),
                Arguments.of(JsonDocuments.parse("{\"a\": \"'\"}"), "'{\"a\": \"''\"}'"),
                Arguments.of(Value.Binary.of(new byte[] {0, 39, (byte) 0xff}), "_binary X'0027ff'"),
                Arguments.of(Value.Binary.of(new byte[0]), "_binary X''"),
                Arguments.of(Value.Null.NULL, "NULL"),
                Arguments.of(Value.Absent.ABSENT, "NULL"));
    }

    @ParameterizedTest
    @MethodSource("literals")
    void valueBecomesALiteralThatEndsWhereItEnds(Value value, String literal) {
        assertThat(new SqlText().append(value)).hasToString(literal);
    }

    @Test
    void questionMarksInQuotesAreNoParameters() {
        SqlText text = SqlText.of(
                "SELECT `a?``?`, '?', \"?\" FROM t WHERE a = ? AND b = ?",
                List.of(new Value.Text("?"), new Value.Whole(2)));

        assertThat(text).hasToString("SELECT `a?``?`, '?', \"?\" FROM t WHERE a = '?' AND b = 2");
    }

    @Test
    void asManyValuesAreWantedAsThereAreParameters() {
        List<Value> one = List.of(new Value.Whole(1));

        assertThatThrownBy(() -> SqlText.of("SELECT ?, ?", one)).hasMessage("1 values are too few for: SELECT ?, ?");
        assertThatThrownBy(() -> SqlText.of("SELECT 1", one)).hasMessage("1 values are too many for: SELECT 1");
    }

    @Test
    void columnsOfARowStandInBrackets() {
        RowImage row = new RowImage(List.of(new Value.Whole(1), new Value.Text("x"), Value.Null.NULL));

        assertThat(new SqlText().append(row, List.of(0, 2)).append(", ").append(row, List.of()))
                .hasToString("(1, NULL), ()");
    }

    @Test
    void lengthIsThatOfTheBytesOrMore() {
        Random random = new Random(SEED);
        for (int i = 0; i < 1_000; i++) {
            StringBuilder letters = new StringBuilder();
            random.ints(20, 0, 0x20000).filter(c -> c < 0xD800 || c > 0xDFFF).forEach(letters::appendCodePoint);
            SqlText text = SqlText.of("SELECT `ä€` = ?", List.of(new Value.Text(letters.toString())));

            int bytes = text.toString().getBytes(StandardCharsets.UTF_8).length;
            assertThat(text.bytes()).as("seed %d", SEED).isBetween((long) bytes, bytes + 40L);
        }
    }
}
