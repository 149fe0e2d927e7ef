package io.twoway.sink.store.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CollationTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("a", "a"),
                Arguments.of("a  ", "a"),
                Arguments.of("a \n", "a \n"),
                Arguments.of("a\n", "a\n"),
                Arguments.of("a \n  ", "a \n"),
                Arguments.of("a \r\n", "a \r\n"),
                Arguments.of("a \u0085", "a \u0085"),
                Arguments.of("a\t ", "a\t"),
                Arguments.of(" ", ""));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void onlySpacesAtTheVeryEndDoNotCountWhereTheCollationPads(String text, String significant) {
        assertThat(new Collation("latin1", "latin1_swedish_ci", true).significant(text))
                .isEqualTo(significant);
        assertThat(new Collation("utf8mb4", "utf8mb4_0900_ai_ci", false).significant(text))
                .isEqualTo(text);
    }
}
