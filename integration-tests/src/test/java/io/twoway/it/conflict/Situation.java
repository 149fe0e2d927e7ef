package io.twoway.it.conflict;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A change and what it meets. Rows are written {@code id|code|v|note}; lower-case keys are those that B wrote, which equal
 * A's under the collation of text keys.
 *
 * @param before the row at A, and at B until B was changed
 * @param standing the rows at B when the change arrives, the one with the change's key first
 * @param after what A makes of the row
 * @param unique whether it takes a second unique key to get there
 * @param takers the policies under which the change wins
 */
record Situation(
        Kind kind,
        String title,
        Optional<String> before,
        List<String> standing,
        Optional<String> after,
        boolean unique,
        Set<Policy> takers) {

    static Situation of(Kind kind, String title) {
        return new Situation(
                kind, title, Optional.empty(), List.of(), Optional.empty(), false, EnumSet.noneOf(Policy.class));
    }

    Situation before(String row) {
        return new Situation(kind, title, Optional.of(row), standing, after, unique, takers);
    }

    Situation standing(String... rows) {
        return new Situation(kind, title, before, List.of(rows), after, unique, takers);
    }

    Situation after(String row) {
        return new Situation(kind, title, before, standing, Optional.of(row), unique, takers);
    }

    Situation onlyWithUniqueCode() {
        return new Situation(kind, title, before, standing, after, true, takers);
    }

    Situation takenUnder(Policy... policies) {
        return new Situation(kind, title, before, standing, after, unique, Set.of(policies));
    }

    boolean isPossibleIn(Shape shape) {
        return shape.isUnique() || !unique;
    }

    /** TaskFailed lets only those pass that meet no row at all. */
    boolean failsUnder(Policy policy) {
        return policy == Policy.TASK_FAILED && !standing.isEmpty();
    }
}
