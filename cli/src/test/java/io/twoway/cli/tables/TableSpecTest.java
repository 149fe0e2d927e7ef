package io.twoway.cli.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.table.NameList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableSpecTest {

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("shop.orders", "shop", "orders", "shop\\.orders"),
                Arguments.of("my-shop.a$b", "my-shop", "a$b", "my\\-shop\\.a\\$b"),
                Arguments.of("bücher.Größe", "bücher", "Größe", "bücher\\.Größe"),
                Arguments.of("`my.shop`.`old orders`", "my.shop", "old orders", "my\\.shop\\.old\\x20orders"),
                Arguments.of("`a,b`.`c``d`", "a,b", "c`d", "a\\x2Cb\\.c\\`d"),
                Arguments.of("shop.`*`", "shop", "*", "shop\\.\\*"),
                Arguments.of("`it's`.`\"`", "it's", "\"", "it\\'s\\.\\\""),
                Arguments.of("`a=b`.`c\\d`", "a=b", "c\\d", "a\\=b\\.c\\x5Cd"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachNameIsReadAndShownAsItIsWrittenInAStatement(
            String text, String database, String table, String expression) {
        TableSpec spec = TableSpec.parse(text);

        assertThat(spec).isEqualTo(new TableSpec(database, Optional.of(table)));
        assertThat(spec).hasToString(text);
        assertThat(spec.expression()).isEqualTo(expression);
        assertThat(NameList.of("other\\.one," + expression).matches(database + "." + table))
                .isTrue();
    }

    @Test
    void aStarStandsForAllTablesOfTheDatabase() {
        TableSpec all = TableSpec.parse("`crm.eu`.*");

        assertThat(all).isEqualTo(new TableSpec("crm.eu", Optional.empty())).hasToString("`crm.eu`.*");
        assertThat(all.expression()).isEqualTo("crm\\.eu\\..*");
        assertThat(all.databaseExpression()).isEqualTo("crm\\.eu");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"orders", "shop.", ".orders", "shop.old orders", "a.b.c", "shop.`a", "``.a", "*.a", "a.b*", ""})
    void whatIsNoNameIsRefused(String text) {
        assertThatThrownBy(() -> TableSpec.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'" + text + "'", "database.table");
    }

    @Test
    void namesOfWhateverSignsAreReadBackAndTheirExpressionsMatchThemAndNothingElse() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<TableSpec> specs = IntStream.range(0, 500)
                .mapToObj(i -> new TableSpec(word(random), Optional.of(word(random))))
                .distinct()
                .toList();
        for (TableSpec spec : specs) {
            assertThat(TableSpec.parse(spec.toString())).as("seed " + seed).isEqualTo(spec);
            NameList list = NameList.of("x," + spec.expression() + ",y");
            String name = spec.database() + "." + spec.table().orElseThrow();
            assertThat(list.expressions()).as(name + ", seed " + seed).hasSize(3);
            assertThat(list.matches(name)).as(name + ", seed " + seed).isTrue();
            assertThat(list.matches(name + "z")).as(name + ", seed " + seed).isFalse();
            assertThat(list.matches(name.replace('.', '_')))
                    .as(name + ", seed " + seed)
                    .isFalse();
        }
    }

    private static String word(Random random) {
        String letters = "aZ9_$-. ,*+?()[]{}|^\\/'\"`=#%&;:<>@~!äß中\t";
        return random.ints(1 + random.nextInt(6), 0, letters.length())
                .mapToObj(i -> letters.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
