package io.twoway.it.conflict;

import static io.twoway.it.conflict.Kind.DELETE_ROW_DIFFERS;
import static io.twoway.it.conflict.Kind.DELETE_ROW_MISSING;
import static io.twoway.it.conflict.Kind.INSERT_KEY_EXISTS;
import static io.twoway.it.conflict.Kind.INSERT_UNIQUE_TAKEN;
import static io.twoway.it.conflict.Kind.UPDATE_ROW_DIFFERS;
import static io.twoway.it.conflict.Kind.UPDATE_ROW_MISSING;
import static io.twoway.it.conflict.Kind.UPDATE_UNIQUE_TAKEN;
import static io.twoway.it.conflict.Policy.IGNORE;
import static io.twoway.it.conflict.Policy.OVERWRITE;
import static io.twoway.it.conflict.Policy.TASK_FAILED;
import static io.twoway.it.conflict.Policy.USE_MAX;
import static io.twoway.it.conflict.Policy.USE_MIN;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** SEMANTICS 2.3 as a table. A comes first in site.priority, so that its changes win ties. */
final class Matrix {

    private static final List<Situation> INSERTS = List.of(
            Situation.of(INSERT_KEY_EXISTS, "greater than the row in its place")
                    .standing("k1|c1|5|b")
                    .after("K1|C1|9|a")
                    .takenUnder(OVERWRITE, USE_MAX),
            Situation.of(INSERT_KEY_EXISTS, "smaller than the row in its place")
                    .standing("k1|c1|5|b")
                    .after("K1|C1|-3|a")
                    .takenUnder(OVERWRITE, USE_MIN),
            Situation.of(INSERT_KEY_EXISTS, "equal value, A has priority")
                    .standing("k1|c1|5|b")
                    .after("K1|C1|5|a")
                    .takenUnder(OVERWRITE, USE_MAX, USE_MIN),
            Situation.of(INSERT_KEY_EXISTS, "NULL is below the value in its place")
                    .standing("k1|c1|-5|b")
                    .after("K1|C1|NULL|a")
                    .takenUnder(OVERWRITE, USE_MIN),
            Situation.of(INSERT_KEY_EXISTS, "the value in its place is NULL")
                    .standing("k1|c1|NULL|b")
                    .after("K1|C1|-5|a")
                    .takenUnder(OVERWRITE, USE_MAX),
            Situation.of(INSERT_KEY_EXISTS, "both NULL, A has priority")
                    .standing("k1|c1|NULL|b")
                    .after("K1|C1|NULL|a")
                    .takenUnder(OVERWRITE, USE_MAX, USE_MIN),
            Situation.of(INSERT_UNIQUE_TAKEN, "greater than the owner")
                    .standing("k2|c1|5|b")
                    .after("K1|C1|9|a")
                    .onlyWithUniqueCode()
                    .takenUnder(OVERWRITE, USE_MAX),
            Situation.of(INSERT_UNIQUE_TAKEN, "smaller than the owner")
                    .standing("k2|c1|5|b")
                    .after("K1|C1|1|a")
                    .onlyWithUniqueCode()
                    .takenUnder(OVERWRITE, USE_MIN),
            Situation.of(INSERT_UNIQUE_TAKEN, "greater than the owner and than the row in its place")
                    .standing("k1|c3|4|b", "k2|c1|5|b")
                    .after("K1|C1|9|a")
                    .onlyWithUniqueCode()
                    .takenUnder(OVERWRITE, USE_MAX),
            Situation.of(INSERT_UNIQUE_TAKEN, "between the owner and the row in its place")
                    .standing("k1|c3|20|b", "k2|c1|5|b")
                    .after("K1|C1|9|a")
                    .onlyWithUniqueCode()
                    .takenUnder(OVERWRITE));

    private static final List<Situation> UPDATES = List.of(
            Situation.of(UPDATE_ROW_MISSING, "nothing in the way")
                    .before("K1|C1|5|o")
                    .after("K1|C1|9|a")
                    .takenUnder(TASK_FAILED, IGNORE, OVERWRITE, USE_MAX),
            Situation.of(UPDATE_ROW_MISSING, "greater than the owner of its unique value")
                    .before("K1|C1|5|o")
                    .standing("k2|c1|6|b")
                    .after("K1|C1|9|a")
                    .onlyWithUniqueCode()
                    .takenUnder(OVERWRITE, USE_MAX),
            Situation.of(UPDATE_ROW_MISSING, "smaller than the owner of its unique value")
                    .before("K1|C1|5|o")
                    .standing("k2|c1|6|b")
                    .after("K1|C1|1|a")
                    .onlyWithUniqueCode()
                    .takenUnder(OVERWRITE),
            Situation.of(UPDATE_ROW_DIFFERS, "greater")
                    .before("K1|C1|5|o")
                    .standing("k1|C1|7|b")
                    .after("K1|C1|9|a")
                    .takenUnder(OVERWRITE, USE_MAX),
            Situation.of(UPDATE_ROW_DIFFERS, "smaller")
                    .before("K1|C1|5|o")
                    .standing("K1|C1|7|b")
                    .after("K1|C1|6|a")
                    .takenUnder(OVERWRITE, USE_MIN),
            Situation.of(UPDATE_ROW_DIFFERS, "equal value, A has priority")
                    .before("K1|C1|5|o")
                    .standing("K1|C1|5|b")
                    .after("K1|C1|5|a")
                    .takenUnder(OVERWRITE, USE_MAX, USE_MIN),
            Situation.of(UPDATE_ROW_DIFFERS, "NULL is below the value in its place")
                    .before("K1|C1|5|o")
                    .standing("K1|C1|5|b")
                    .after("K1|C1|NULL|a")
                    .takenUnder(OVERWRITE, USE_MIN),
            Situation.of(UPDATE_ROW_DIFFERS, "the value in its place is NULL")
                    .before("K1|C1|5|o")
                    .standing("K1|C1|NULL|b")
                    .after("K1|C1|5|a")
                    .takenUnder(OVERWRITE, USE_MAX));

    private static final List<Situation> UPDATES_INTO_TAKEN = List.of(
            Situation.of(UPDATE_UNIQUE_TAKEN, "greater than the owner")
                    .before("K1|C1|5|o")
                    .standing("K1|C1|5|o", "k2|c2|7|b")
                    .after("K1|C2|9|a")
                    .onlyWithUniqueCode()
                    .takenUnder(OVERWRITE, USE_MAX),
            Situation.of(UPDATE_UNIQUE_TAKEN, "smaller than the owner")
                    .before("K1|C1|5|o")
                    .standing("K1|C1|5|o", "k2|c2|7|b")
                    .after("K1|C2|6|a")
                    .onlyWithUniqueCode()
                    .takenUnder(OVERWRITE, USE_MIN),
            Situation.of(UPDATE_UNIQUE_TAKEN, "greater than the owner, smaller than its own changed row")
                    .before("K1|C1|5|o")
                    .standing("K1|C1|20|b", "k2|c2|7|b")
                    .after("K1|C2|9|a")
                    .onlyWithUniqueCode()
                    .takenUnder(OVERWRITE),
            Situation.of(UPDATE_UNIQUE_TAKEN, "new key taken, greater than its row")
                    .before("K1|C1|5|o")
                    .standing("K1|C1|5|o", "k2|c2|7|b")
                    .after("K2|C1|9|a")
                    .takenUnder(OVERWRITE, USE_MAX),
            Situation.of(UPDATE_UNIQUE_TAKEN, "new key taken, smaller than its row")
                    .before("K1|C1|5|o")
                    .standing("K1|C1|5|o", "k2|c2|7|b")
                    .after("K2|C1|6|a")
                    .takenUnder(OVERWRITE, USE_MIN),
            Situation.of(UPDATE_UNIQUE_TAKEN, "new key and unique value taken by two rows, smaller than one")
                    .before("K1|C1|5|o")
                    .standing("K1|C1|5|o", "k2|c2|7|b", "k3|c3|20|b")
                    .after("K2|C3|9|a")
                    .onlyWithUniqueCode()
                    .takenUnder(OVERWRITE));

    private static final List<Situation> DELETES = List.of(
            Situation.of(DELETE_ROW_MISSING, "nothing there")
                    .before("K1|C1|5|o")
                    .takenUnder(TASK_FAILED, IGNORE, OVERWRITE, USE_MAX, USE_MIN),
            Situation.of(DELETE_ROW_DIFFERS, "greater now")
                    .before("K1|C1|5|o")
                    .standing("K1|C1|7|b")
                    .takenUnder(OVERWRITE, USE_MIN),
            Situation.of(DELETE_ROW_DIFFERS, "smaller now")
                    .before("K1|C1|5|o")
                    .standing("K1|C1|3|b")
                    .takenUnder(OVERWRITE, USE_MIN));

    private Matrix() {}

    /** Returns every situation in every kind of table under one policy. */
    static List<Cell> under(Policy policy) {
        return cells().filter(cell -> cell.policy() == policy).toList();
    }

    /** Returns every situation in every kind of table under all policies but TaskFailed, which ends the stream. */
    static List<Cell> settled() {
        return cells().filter(cell -> cell.policy() != TASK_FAILED).toList();
    }

    private static Stream<Cell> cells() {
        List<Situation> situations = Stream.of(INSERTS, UPDATES, UPDATES_INTO_TAKEN, DELETES)
                .flatMap(List::stream)
                .toList();
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < situations.size(); i++) {
            for (Policy policy : Policy.values()) {
                for (Shape shape : Shape.values()) {
                    cells.add(new Cell(situations.get(i), policy, shape, i + 1));
                }
            }
        }
        return cells.stream().filter(Cell::isPossible);
    }
}
