package io.twoway.it.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values that cannot travel exactly: they stop the source, and the message says what to do; nothing altered is ever sent. */
class RefusedValuesIT {

    private static final String ANYTHING_GOES = "SET SESSION sql_mode = ''";

    @ParameterizedTest
    @EnumSource
    void stopsTheFullLoad(Refused refused) {
        try (Pair pair = new Pair(nameOf("load", refused))) {
            create(pair, refused);
            insert(pair, refused);
            start(pair);
            assertRefused(pair, refused);
        }
    }

    @ParameterizedTest
    @EnumSource
    void stopsTheChanges(Refused refused) {
        try (Pair pair = new Pair(nameOf("change", refused))) {
            create(pair, refused);
            start(pair);
            pair.states().awaitStreaming(pair.connector("source-a"));
            insert(pair, refused);
            assertRefused(pair, refused);
        }
    }

    private static void start(Pair pair) {
        pair.rest().put(pair.connector("source-a"), pair.config("source-a"));
    }

    private static void create(Pair pair, Refused refused) {
        pair.a().execute("CREATE TABLE " + pair.table("t") + " " + refused.columns());
    }

    private static void insert(Pair pair, Refused refused) {
        pair.a().execute(ANYTHING_GOES, "INSERT INTO " + pair.table("t") + " VALUES (1, " + refused.value() + ")");
    }

    private static void assertRefused(Pair pair, Refused refused) {
        assertThat(pair.states().awaitFailure(pair.connector("source-a")).text())
                .contains(pair.table("t"), "'c'", "The value " + refused.shown(), "column.exclude.list");
    }

    private static String nameOf(String how, Refused refused) {
        return "refused" + how + refused.name().toLowerCase(Locale.ROOT).replace("_", "");
    }
}
