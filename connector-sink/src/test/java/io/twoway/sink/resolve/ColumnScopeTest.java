package io.twoway.sink.resolve;

import static io.twoway.sink.conflict.Orders.delete;
import static io.twoway.sink.conflict.Orders.insert;
import static io.twoway.sink.conflict.Orders.nothingBut;
import static io.twoway.sink.conflict.Orders.row;
import static io.twoway.sink.conflict.Orders.standing;
import static io.twoway.sink.conflict.Orders.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.policy.Detection;
import io.twoway.policy.NamePattern;
import io.twoway.policy.Policy;
import io.twoway.policy.PolicyRule;
import io.twoway.policy.RuleScope;
import io.twoway.policy.RuleTarget;
import io.twoway.sink.change.RowChange;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.conflict.Detector;
import io.twoway.sink.conflict.Orders;
import io.twoway.sink.conflict.Standing;
import io.twoway.sink.conflict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The column {@code visits} has a rule of its own; the rest of the row follows the base policy. */
class ColumnScopeTest {

    private static final RowImage BEFORE = row(1, "x", 1, "before", 10);

    @Test
    void columnInConflictTakesItsMaximumAndTheRestTheCleanChange() {
        RowChange change = update(BEFORE, row(1, "x", 1, "theirs", 12));
        Standing here = standing(row(1, "x", 1, "before", 15));
        assertWritten(change, here, max(Policy.TASK_FAILED), row(1, "x", 1, "theirs", 15), Outcome.MERGED);
    }

    @Test
    void columnInConflictTakesItsMinimum() {
        RowChange change = update(BEFORE, row(1, "x", 1, "before", 8));
        Standing here = standing(row(1, "x", 1, "before", 9));
        TablePolicy min = policy(Policy.USE_MIN, Policy.TASK_FAILED);
        assertWritten(change, here, min, row(1, "x", 1, "before", 8), Outcome.OVERWRITTEN);
    }

    @Test
    void columnWithARuleNeverTriggersTheBasePolicy() {
        RowChange change = update(BEFORE, row(1, "x", 1, "before", 12));
        assertKept(change, standing(row(1, "x", 1, "before", 15)), max(Policy.TASK_FAILED));
    }

    @Test
    void changeOfTheColumnAloneLeavesTheRestAsItIsHere() {
        RowChange change = update(BEFORE, row(1, "x", 1, "before", 12));
        Standing here = standing(row(1, "x", 2, "mine", 11));
        assertWritten(change, here, max(Policy.TASK_FAILED), row(1, "x", 2, "mine", 12), Outcome.MERGED);
    }

    @Test
    void changeOfTheRestAloneLeavesTheColumnAsItIsHere() {
        RowChange change = update(BEFORE, row(1, "x", 2, "theirs", 10));
        Standing here = standing(row(1, "x", 1, "before", 9));
        assertWritten(change, here, max(Policy.TASK_FAILED), row(1, "x", 2, "theirs", 9), Outcome.MERGED);
    }

    @Test
    void columnThatOnlyTheChangeTouchedFollowsItDownwardsToo() {
        RowChange change = update(BEFORE, row(1, "x", 2, "theirs", 3));
        Standing here = standing(row(1, "x", 2, "mine", 10));
        assertWritten(change, here, max(Policy.IGNORE), row(1, "x", 2, "mine", 3), Outcome.MERGED);
    }

    @Test
    void basePolicyDecidesTheRestWhenBothTouchedIt() {
        RowChange change = update(BEFORE, row(1, "x", 5, "theirs", 12));
        Standing here = standing(row(1, "x", 3, "mine", 15));
        assertWritten(change, here, max(Policy.OVERWRITE), row(1, "x", 5, "theirs", 15), Outcome.MERGED);
        assertKept(change, here, max(Policy.IGNORE));
        assertThat(resolve(change, here, max(Policy.TASK_FAILED))).isEqualTo(new Resolution.Fail());
    }

    @Test
    void restOfTheRowIsDecidedAsAWhole() {
        RowChange change = update(BEFORE, row(1, "x", 5, "before", 10));
        Standing here = standing(row(1, "x", 1, "mine", 10));
        assertKept(change, here, max(Policy.IGNORE));
        assertWritten(change, here, max(Policy.OVERWRITE), row(1, "x", 5, "before", 10), Outcome.OVERWRITTEN);
    }

    @Test
    void comparingBasePolicyDecidesTheRestByItsOwnColumns() {
        RowChange change = update(BEFORE, row(1, "x", 5, "theirs", 12));
        TablePolicy both = policy(Policy.USE_MAX, rowRule(Policy.USE_MAX, "version"));
        assertWritten(change, standing(row(1, "x", 3, "mine", 15)), both, row(1, "x", 5, "theirs", 15), Outcome.MERGED);
        assertWritten(change, standing(row(1, "x", 7, "mine", 11)), both, row(1, "x", 7, "mine", 12), Outcome.MERGED);
    }

    @Test
    void columnOfIgnoreOverwriteAndTaskFailed() {
        RowChange change = update(BEFORE, row(1, "x", 1, "before", 12));
        Standing here = standing(row(1, "x", 1, "before", 15));
        assertKept(change, here, policy(Policy.IGNORE, Policy.OVERWRITE));
        assertWritten(
                change,
                here,
                policy(Policy.OVERWRITE, Policy.IGNORE),
                row(1, "x", 1, "before", 12),
                Outcome.OVERWRITTEN);
        assertThat(resolve(change, here, policy(Policy.TASK_FAILED, Policy.OVERWRITE)))
                .isEqualTo(new Resolution.Fail());
    }

    @Test
    void insertIntoATakenKeyMergesToo() {
        RowChange change = insert(row(1, "x", 1, "theirs", 12));
        Standing differsInVisits = standing(row(1, "x", 1, "theirs", 15));
        Standing differsInBoth = standing(row(1, "x", 1, "mine", 11));
        assertKept(change, differsInVisits, max(Policy.TASK_FAILED));
        assertThat(resolve(change, differsInBoth, max(Policy.TASK_FAILED))).isEqualTo(new Resolution.Fail());
        assertWritten(change, differsInBoth, max(Policy.IGNORE), row(1, "x", 1, "mine", 12), Outcome.MERGED);
        assertWritten(change, differsInBoth, max(Policy.OVERWRITE), row(1, "x", 1, "theirs", 12), Outcome.OVERWRITTEN);
    }

    @Test
    void missingRowsUniqueValuesAndDeletesFollowTheBasePolicy() {
        RowImage after = row(1, "x", 1, "theirs", 12);
        RowImage rival = row(9, "x", 1, "rival", 99);
        RowImage differs = row(1, "x", 1, "before", 15);
        assertThat(resolve(insert(after), nothingBut(rival), max(Policy.TASK_FAILED)))
                .isEqualTo(new Resolution.Fail());
        assertThat(resolve(update(BEFORE, after), standing(differs, rival), max(Policy.OVERWRITE)))
                .isEqualTo(new Resolution.Write(after, List.of(rival)));
        assertThat(resolve(update(BEFORE, after), nothingBut(), max(Policy.TASK_FAILED)))
                .isEqualTo(new Resolution.Write(after, List.of()));
        assertThat(resolve(delete(BEFORE), standing(differs), max(Policy.TASK_FAILED)))
                .isEqualTo(new Resolution.Fail());
    }

    private static void assertWritten(
            RowChange change, Standing here, TablePolicy policy, RowImage expected, Outcome outcome) {
        Resolution resolution = resolve(change, here, policy);
        assertThat(resolution).isEqualTo(new Resolution.Write(expected, List.of()));
        assertThat(Outcome.of(change, judge(change, here), resolution)).isEqualTo(outcome);
    }

    private static void assertKept(RowChange change, Standing here, TablePolicy policy) {
        assertThat(resolve(change, here, policy)).isEqualTo(new Resolution.Keep());
        assertThat(Outcome.of(change, judge(change, here), new Resolution.Keep()))
                .isEqualTo(Outcome.KEPT);
    }

    private static Resolution resolve(RowChange change, Standing here, TablePolicy policy) {
        return new Resolver(new TieBreak.KeepStanding()).resolve(change, here, judge(change, here), policy);
    }

    private static Verdict judge(RowChange change, Standing here) {
        return new Detector(Detection.BEFORE_IMAGE).judge(change, here);
    }

    private static TablePolicy max(Policy base) {
        return policy(Policy.USE_MAX, base);
    }

    private static TablePolicy policy(Policy visits, Policy base) {
        return policy(visits, rowRule(base));
    }

    private static TablePolicy policy(Policy visits, PolicyRule base) {
        PolicyRule column = new PolicyRule("visits", everywhere(), visits, List.of("visits"), RuleScope.COLUMN);
        return new PolicyBook(Policy.TASK_FAILED, List.of(base, column))
                .bind(Orders.TABLE)
                .policy();
    }

    private static PolicyRule rowRule(Policy policy, String... columns) {
        return new PolicyRule("row", everywhere(), policy, List.of(columns), RuleScope.ROW);
    }

    private static RuleTarget everywhere() {
        return new RuleTarget.Databases(List.of(new NamePattern("*")));
    }
}
