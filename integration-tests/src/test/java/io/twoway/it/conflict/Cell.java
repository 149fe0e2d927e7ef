package io.twoway.it.conflict;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One cell of the matrix in one kind of table.
 *
 * @param number keeps its keys apart from those of other cells in the same table
 */
record Cell(Situation situation, Policy policy, Shape shape, int number) {

    boolean isPossible() {
        return situation.isPossibleIn(shape);
    }

    boolean isRefused() {
        return situation.failsUnder(policy);
    }

    String table() {
        return policy.database() + "." + shape.tableName();
    }

    /** What both sites hold to begin with. */
    List<String> beginning() {
        return before().map(this::insert).stream().toList();
    }

    /** What makes B differ. */
    List<String> divergence() {
        return replacement(standing());
    }

    /** What makes the case's rows be these and no others. */
    List<String> replacement(List<Row> rows) {
        String away = "DELETE FROM " + table() + " WHERE id IN (" + keys() + ")";
        return Stream.concat(Stream.of(away), rows.stream().map(this::insert)).toList();
    }

    /** What A does. */
    String change() {
        if (before().isEmpty()) {
            return insert(after().orElseThrow());
        }
        String where = " WHERE " + before().get().condition();
        return after().map(row -> "UPDATE " + table() + " SET " + row.assignments() + where)
                .orElseGet(() -> "DELETE FROM " + table() + where);
    }

    String rowsAtB() {
        return "SELECT id, code, v, note FROM " + table() + " WHERE id IN (" + keys() + ") ORDER BY id";
    }

    List<String> expectedRows() {
        return (isTaken() ? after().stream() : standing().stream())
                .map(Row::text)
                .toList();
    }

    String expectedOutcome() {
        return situation.kind().outcome(isTaken(), !standing().isEmpty());
    }

    /** Returns the key that the journal names: the one the row had before the change. */
    String journaledKey() {
        return before().or(this::after).orElseThrow().id();
    }

    Optional<Row> before() {
        return situation.before().map(this::row);
    }

    Optional<Row> after() {
        return situation.after().map(this::row);
    }

    List<Row> standing() {
        return situation.standing().stream().map(this::row).toList();
    }

    private boolean isTaken() {
        return situation.takers().contains(policy);
    }

    private Row row(String text) {
        return Row.of(text, shape, number);
    }

    private String insert(Row row) {
        return "INSERT INTO " + table() + " VALUES " + row.values();
    }

    private String keys() {
        return IntStream.rangeClosed(1, 3)
                .mapToObj(i -> shape.literal(shape.key("K" + i, number)))
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return situation.kind() + ", " + situation.title() + ", " + policy.label() + ", " + shape.tableName() + ": "
                + expectedOutcome();
    }
}
