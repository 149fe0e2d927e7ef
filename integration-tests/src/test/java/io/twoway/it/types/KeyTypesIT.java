package io.twoway.it.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows are found by keys of every kind, and keys are changed, also to another spelling of the same key. */
class KeyTypesIT {

    private static Pair pair;

    @BeforeAll
    static void changeRowsOfAllKeysOnBothSites() {
        pair = new Pair("typekeys").withBothSinks(Map.of("conflict.policy", "Overwrite"));
        write(pair.a(), key -> Stream.of(key.create(), key.insert(0), key.insert(1), key.insert(2), key.insert(3)));
        pair.start();
        write(pair.a(), key -> Stream.of(key.insert(4), key.insert(5)));
        write(pair.b(), key -> Stream.of(key.insert(6), key.insert(7)));
        pair.settle();
        write(
                pair.a(),
                key -> Stream.of(
                        key.touch(0),
                        key.rekey(1, key.spellings().get(0)),
                        key.rekey(4, key.keys().get(8)),
                        key.delete(5)));
        write(
                pair.b(),
                key -> Stream.of(
                        key.touch(2),
                        key.rekey(3, key.spellings().get(1)),
                        key.rekey(6, key.keys().get(9)),
                        key.delete(7)));
        pair.settle();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    static List<KeyCase> keys() {
        return KeyCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keys")
    void rowsAreTheSameAndNoneWasTakenForAnother(KeyCase key) {
        assertThat(pair.b().rows(key.select()))
                .isEqualTo(pair.a().rows(key.select()))
                .hasSize(6)
                .filteredOn(row -> row.startsWith("0|1|") || row.startsWith("2|1|"))
                .hasSize(2);
        for (Site site : List.of(pair.a(), pair.b())) {
            assertThat(pair.journal(site).entriesOf(key.table())).isEmpty();
        }
    }

    private static void write(Site site, Function<KeyCase, Stream<String>> statements) {
        site.execute(Stream.concat(
                        Stream.of("SET SESSION sql_mode = ''"),
                        KeyCase.all().stream().flatMap(statements))
                .toArray(String[]::new));
    }
}
