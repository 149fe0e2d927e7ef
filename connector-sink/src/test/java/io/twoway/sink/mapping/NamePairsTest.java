package io.twoway.sink.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.twoway.sink.mapping.NamePairs.Pair;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NamePairsTest {

    private static Stream<Arguments> names() {
        return Stream.of(
                arguments("shop.orders:store.sales", pair("shop", "orders", "store", "sales")),
                arguments(" shop . orders : store . sales ", pair("shop", "orders", "store", "sales")),
                arguments("my shop.all orders:a.b", pair("my shop", "all orders", "a", "b")),
                arguments("`a,b`.`c:d`:`e.f`.`g``h`", pair("a,b", "c:d", "e.f", "g`h")),
                arguments("` a `.b:c.` d `", pair(" a ", "b", "c", " d ")),
                arguments("größe.日本:x.😀", pair("größe", "日本", "x", "😀")),
                arguments("a-b.c$d:e\"f.g'h", pair("a-b", "c$d", "e\"f", "g'h")));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameMayHaveAnyCharacter(String text, Pair expected) {
        assertThat(NamePairs.parse(text, 2, 2)).containsExactly(expected);
    }

    @Test
    void pairsAreSeparatedByCommas() {
        assertThat(NamePairs.parse("a:b, `c`:d ,e:f", 1, 1))
                .containsExactly(
                        new Pair(List.of("a"), List.of("b")),
                        new Pair(List.of("c"), List.of("d")),
                        new Pair(List.of("e"), List.of("f")));
        assertThat(NamePairs.parse("  ", 1, 1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            a         | ':'
            a:        | missing
            :b        | missing
            a:b,      | missing
            a:b,,c:d  | missing
            a:b:c     | not expected
            a:`b      | backticks
            a:``      | backticks
            a:b`c`    | not expected
            a.b:c     | 2 part
            a:b.c     | 1 part""")
    void whatIsNoPairIsRefusedWithItsPlace(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamePairs.parse(text, 1, 1))
                .withMessageContaining(message);
    }

    private static Pair pair(String database, String table, String toDatabase, String toTable) {
        return new Pair(List.of(database, table), List.of(toDatabase, toTable));
    }
}
