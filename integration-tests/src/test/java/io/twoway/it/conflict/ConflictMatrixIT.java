package io.twoway.it.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.JournalEntry;
import io.twoway.it.pair.Pair;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All cells meet their conflict in one stream, each with keys of its own; the tests then look at what came of them. */
class ConflictMatrixIT {

    private static final Set<Policy> RULED = EnumSet.complementOf(EnumSet.of(Policy.TASK_FAILED));
    private static final List<Cell> CELLS = Matrix.settled();

    private static Pair pair;
    private static Map<List<String>, List<JournalEntry>> journal;

    @BeforeAll
    static void letEveryCellHappen() {
        pair = new Pair("mx").withForwardSink(rules()).withDatabases(databases());
        createTables();
        pair.a().execute(all(cell -> cell.beginning().stream()));
        pair.startForward();
        pair.b().executeUnseen(all(cell -> cell.divergence().stream()));
        pair.a().execute(all(cell -> Stream.of(cell.change())));
        pair.fence(pair.a(), pair.b());
        journal = pair.journal(pair.b()).entries().stream()
                .collect(Collectors.groupingBy(
                        entry -> List.of(entry.table(), entry.key().get("id").asText())));
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    static List<Cell> cells() {
        return CELLS;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void rowsAtTheDestinationAreWhatThePolicySays(Cell cell) {
        assertThat(pair.b().rows(cell.rowsAtB())).isEqualTo(cell.expectedRows());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void journalHoldsTheConflictItsOutcomeAndAllImages(Cell cell) {
        assertThat(journal.get(List.of(cell.table(), cell.journaledKey())))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.stream()).isEqualTo("mx-a");
                    assertThat(entry.kind()).isEqualTo(cell.situation().kind().name());
                    assertThat(entry.policy()).isEqualTo(cell.policy().label());
                    assertThat(entry.outcome()).isEqualTo(cell.expectedOutcome());
                    assertThat(entry.before().map(Row::text))
                            .isEqualTo(cell.before().map(Row::text));
                    assertThat(entry.after().map(Row::text))
                            .isEqualTo(cell.after().map(Row::text));
                    assertThat(entry.current().stream().map(Row::text))
                            .containsExactlyElementsOf(
                                    cell.standing().stream().map(Row::text).toList());
                });
    }

    @Test
    void journalHoldsNothingElse() {
        assertThat(pair.journal(pair.b()).entries()).hasSize(CELLS.size());
    }

    private static void createTables() {
        for (Policy policy : RULED) {
            pair.a().execute("CREATE DATABASE " + policy.database());
            for (Shape shape : Shape.values()) {
                pair.a().execute(shape.createTable(policy.database() + "." + shape.tableName()));
            }
        }
    }

    private static String[] databases() {
        return RULED.stream().map(Policy::database).toArray(String[]::new);
    }

    private static Map<String, String> rules() {
        Map<String, String> rules = RULED.stream()
                .flatMap(ConflictMatrixIT::rule)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        rules.put("conflict.rules", RULED.stream().map(Policy::database).collect(Collectors.joining(",")));
        return rules;
    }

    private static Stream<Map.Entry<String, String>> rule(Policy policy) {
        String prefix = "conflict." + policy.database();
        Stream<Map.Entry<String, String>> plain = Stream.of(
                Map.entry(prefix + ".databases", policy.database()), Map.entry(prefix + ".policy", policy.label()));
        return policy.compares() ? Stream.concat(plain, Stream.of(Map.entry(prefix + ".columns", "v"))) : plain;
    }

    private static String[] all(Function<Cell, Stream<String>> statements) {
        return CELLS.stream().flatMap(statements).toArray(String[]::new);
    }
}
