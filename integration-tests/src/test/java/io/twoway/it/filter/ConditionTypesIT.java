package io.twoway.it.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A condition means the same for a row that is loaded, and for one that is changed, as in MySQL, for columns of every type. */
class ConditionTypesIT {

    private static final String DB = "filtertypes";

    /** Rows of the load have smaller ids. */
    private static final int FIRST_CHANGED = 100;

    /** From here on ids are those of rows for which the condition is not true. */
    private static final int FIRST_OUTSIDE = 50;

    private static Pair pair;

    @BeforeAll
    static void start() {
        pair = new Pair(DB).with("source-a", filter());
        for (ConditionCase one : cases()) {
            pair.a().execute("CREATE TABLE " + table(one) + " (id INT PRIMARY KEY, v " + one.type() + ")");
            pair.a().transaction(rows(one, 0));
        }
        pair.startForward();
        for (ConditionCase one : cases()) {
            pair.a().transaction(rows(one, FIRST_CHANGED));
        }
        pair.fence(pair.a(), pair.b());
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    static List<ConditionCase> cases() {
        return ConditionCase.ALL;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void rowsForWhichTheConditionIsTrueTravelAndNoOthers(ConditionCase one) {
        List<String> expected = pair.a()
                .rows("SELECT id FROM " + table(one) + " WHERE id % " + FIRST_CHANGED + " < " + FIRST_OUTSIDE
                        + " ORDER BY id");
        assertThat(expected).hasSize(2 * one.inside().size());
        assertThat(pair.b().rows("SELECT id FROM " + table(one) + " ORDER BY id"))
                .isEqualTo(expected);
    }

    private static Map<String, String> filter() {
        Map<String, String> filter = new HashMap<>();
        filter.put("row.filter", cases().stream().map(ConditionCase::name).collect(Collectors.joining(", ")));
        cases().forEach(one -> {
            filter.put("row.filter." + one.name() + ".tables", table(one));
            filter.put("row.filter." + one.name() + ".condition", one.condition());
        });
        return filter;
    }

    private static String table(ConditionCase one) {
        return DB + ".of_" + one.name();
    }

    /** Every value, and NULL, which no condition here is true for. */
    private static String[] rows(ConditionCase one, int firstId) {
        List<String> statements = new ArrayList<>();
        statements.add("SET SESSION sql_mode = 'ALLOW_INVALID_DATES'");
        for (int i = 0; i < one.inside().size(); i++) {
            statements.add(insert(one, firstId + i, one.inside().get(i)));
        }
        for (int i = 0; i < one.outside().size(); i++) {
            statements.add(
                    insert(one, firstId + FIRST_OUTSIDE + i, one.outside().get(i)));
        }
        statements.add(insert(one, firstId + FIRST_CHANGED - 1, "NULL"));
        return statements.toArray(String[]::new);
    }

    private static String insert(ConditionCase one, int id, String value) {
        return "INSERT INTO " + table(one) + " (id, v) VALUES (" + id + ", " + value + ")";
    }
}
