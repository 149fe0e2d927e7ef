package io.twoway.sink.resolve;

import static io.twoway.sink.conflict.ConflictKind.DELETE_ROW_DIFFERS;
import static io.twoway.sink.conflict.ConflictKind.DELETE_ROW_MISSING;
import static io.twoway.sink.conflict.ConflictKind.INSERT_KEY_EXISTS;
import static io.twoway.sink.conflict.ConflictKind.INSERT_UNIQUE_TAKEN;
import static io.twoway.sink.conflict.ConflictKind.UPDATE_ROW_DIFFERS;
import static io.twoway.sink.conflict.ConflictKind.UPDATE_ROW_MISSING;
import static io.twoway.sink.conflict.ConflictKind.UPDATE_UNIQUE_TAKEN;
import static io.twoway.sink.conflict.Orders.SITE_A;
import static io.twoway.sink.conflict.Orders.SITE_B;
import static io.twoway.sink.conflict.Orders.delete;
import static io.twoway.sink.conflict.Orders.insert;
import static io.twoway.sink.conflict.Orders.nothingBut;
import static io.twoway.sink.conflict.Orders.row;
import static io.twoway.sink.conflict.Orders.standing;
import static io.twoway.sink.conflict.Orders.update;
import static io.twoway.sink.resolve.MatrixTest.Expected.FAIL;
import static io.twoway.sink.resolve.MatrixTest.Expected.IGNORED;
import static io.twoway.sink.resolve.MatrixTest.Expected.INSERT;
import static io.twoway.sink.resolve.MatrixTest.Expected.KEEP;
import static io.twoway.sink.resolve.MatrixTest.Expected.REMOVE;
import static io.twoway.sink.resolve.MatrixTest.Expected.SKIP;
import static io.twoway.sink.resolve.MatrixTest.Expected.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.twoway.policy.Detection;
import io.twoway.policy.Policy;
import io.twoway.policy.PolicyRule;
import io.twoway.policy.RuleScope;
import io.twoway.policy.RuleTarget;
import io.twoway.policy.TablePattern;
import io.twoway.sink.change.RowChange;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.conflict.ConflictKind;
import io.twoway.sink.conflict.Detector;
import io.twoway.sink.conflict.Orders;
import io.twoway.sink.conflict.Standing;
import io.twoway.sink.conflict.Verdict;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The matrix of SEMANTICS.md 2.3: one line per conflict and variant, one cell per policy. All changes come from site a. */
class MatrixTest {

    private static final RowImage BEFORE = row(1, "old", 1);
    private static final RowImage AFTER = row(1, "new", 5);
    private static final RowImage MOVED = row(2, "new", 5);

    private static final RowImage LESS = row(1, "here", 4);
    private static final RowImage SAME = row(1, "here", 5);
    private static final RowImage MORE = row(1, "here", 6);

    private static final RowImage RIVAL_LESS = row(8, "new", 4);
    private static final RowImage RIVAL_SAME = row(8, "new", 5);
    private static final RowImage RIVAL_MORE = row(9, "new", 6);
    private static final RowImage AT_NEW_KEY = row(2, "here", 4);

    private static final TieBreak ORIGIN_FIRST = new TieBreak.SitePriority(List.of(SITE_A, SITE_B), SITE_B);
    private static final TieBreak LOCAL_FIRST = new TieBreak.SitePriority(List.of(SITE_B, SITE_A), SITE_B);
    private static final TieBreak KEEP_TIES = new TieBreak.KeepStanding();

    private static final List<Policy> POLICIES =
            List.of(Policy.TASK_FAILED, Policy.IGNORE, Policy.OVERWRITE, Policy.USE_MAX, Policy.USE_MIN);

    private static List<Line> matrix() {
        RowChange insert = insert(AFTER);
        RowChange update = update(BEFORE, AFTER);
        RowChange move = update(BEFORE, MOVED);
        RowChange delete = delete(BEFORE);
        return List.of(
                line(INSERT_KEY_EXISTS, insert, standing(LESS), FAIL, KEEP, WRITE, WRITE, KEEP),
                line(INSERT_KEY_EXISTS, insert, standing(MORE), FAIL, KEEP, WRITE, KEEP, WRITE),
                line(INSERT_KEY_EXISTS, insert, standing(SAME), FAIL, KEEP, WRITE, WRITE, WRITE),
                line(INSERT_KEY_EXISTS, insert, standing(SAME), FAIL, KEEP, WRITE, KEEP, KEEP)
                        .with(LOCAL_FIRST),
                line(INSERT_KEY_EXISTS, insert, standing(SAME), FAIL, KEEP, WRITE, KEEP, KEEP)
                        .with(KEEP_TIES),
                line(INSERT_UNIQUE_TAKEN, insert, nothingBut(RIVAL_LESS), FAIL, SKIP, WRITE, WRITE, SKIP),
                line(INSERT_UNIQUE_TAKEN, insert, nothingBut(RIVAL_MORE), FAIL, SKIP, WRITE, SKIP, WRITE),
                line(INSERT_UNIQUE_TAKEN, insert, nothingBut(RIVAL_LESS, RIVAL_MORE), FAIL, SKIP, WRITE, SKIP, SKIP),
                line(INSERT_UNIQUE_TAKEN, insert, nothingBut(RIVAL_SAME), FAIL, SKIP, WRITE, WRITE, WRITE),
                line(INSERT_UNIQUE_TAKEN, insert, nothingBut(RIVAL_SAME), FAIL, SKIP, WRITE, SKIP, SKIP)
                        .with(LOCAL_FIRST),
                line(INSERT_UNIQUE_TAKEN, insert, nothingBut(RIVAL_SAME), FAIL, SKIP, WRITE, SKIP, SKIP)
                        .with(KEEP_TIES),
                line(INSERT_UNIQUE_TAKEN, insert, standing(LESS, RIVAL_LESS), FAIL, SKIP, WRITE, WRITE, SKIP),
                line(INSERT_UNIQUE_TAKEN, insert, standing(MORE, RIVAL_LESS), FAIL, SKIP, WRITE, SKIP, SKIP),
                line(INSERT_UNIQUE_TAKEN, insert, standing(MORE, RIVAL_MORE), FAIL, SKIP, WRITE, SKIP, WRITE),
                line(UPDATE_ROW_MISSING, update, nothingBut(), INSERT, INSERT, INSERT, INSERT, SKIP),
                line(UPDATE_ROW_MISSING, update, nothingBut(RIVAL_LESS), FAIL, SKIP, WRITE, WRITE, SKIP),
                line(UPDATE_ROW_MISSING, update, nothingBut(RIVAL_MORE), FAIL, SKIP, WRITE, SKIP, SKIP),
                line(UPDATE_ROW_MISSING, move, nothingBut(AT_NEW_KEY), FAIL, SKIP, WRITE, WRITE, SKIP),
                line(UPDATE_ROW_DIFFERS, update, standing(LESS), FAIL, KEEP, WRITE, WRITE, KEEP),
                line(UPDATE_ROW_DIFFERS, update, standing(MORE), FAIL, KEEP, WRITE, KEEP, WRITE),
                line(UPDATE_ROW_DIFFERS, update, standing(SAME), FAIL, KEEP, WRITE, WRITE, WRITE),
                line(UPDATE_ROW_DIFFERS, update, standing(SAME), FAIL, KEEP, WRITE, KEEP, KEEP)
                        .with(LOCAL_FIRST),
                line(UPDATE_ROW_DIFFERS, update, standing(SAME), FAIL, KEEP, WRITE, KEEP, KEEP)
                        .with(KEEP_TIES),
                line(UPDATE_ROW_DIFFERS, move, standing(LESS), FAIL, KEEP, WRITE, WRITE, KEEP),
                line(UPDATE_UNIQUE_TAKEN, update, standing(BEFORE, RIVAL_LESS), FAIL, SKIP, WRITE, WRITE, SKIP),
                line(UPDATE_UNIQUE_TAKEN, update, standing(BEFORE, RIVAL_MORE), FAIL, SKIP, WRITE, SKIP, WRITE),
                line(UPDATE_UNIQUE_TAKEN, update, standing(BEFORE, RIVAL_SAME), FAIL, SKIP, WRITE, WRITE, WRITE),
                line(UPDATE_UNIQUE_TAKEN, update, standing(BEFORE, RIVAL_SAME), FAIL, SKIP, WRITE, SKIP, SKIP)
                        .with(LOCAL_FIRST),
                line(UPDATE_UNIQUE_TAKEN, update, standing(MORE, RIVAL_LESS), FAIL, SKIP, WRITE, SKIP, SKIP),
                line(UPDATE_UNIQUE_TAKEN, update, standing(LESS, RIVAL_LESS), FAIL, SKIP, WRITE, WRITE, SKIP),
                line(UPDATE_UNIQUE_TAKEN, move, standing(BEFORE, AT_NEW_KEY), FAIL, SKIP, WRITE, WRITE, SKIP),
                line(DELETE_ROW_MISSING, delete, nothingBut(), IGNORED, IGNORED, IGNORED, IGNORED, IGNORED),
                line(DELETE_ROW_DIFFERS, delete, standing(LESS), FAIL, KEEP, REMOVE, KEEP, REMOVE),
                line(DELETE_ROW_DIFFERS, delete, standing(MORE), FAIL, KEEP, REMOVE, KEEP, REMOVE));
    }

    @ParameterizedTest(name = "{0} under {1}: {2}")
    @MethodSource("cells")
    void cellOfTheMatrix(Line line, Policy policy, Expected expected) {
        Verdict verdict = new Detector(Detection.BEFORE_IMAGE).judge(line.change(), line.standing());
        Resolution resolution =
                new Resolver(line.tie()).resolve(line.change(), line.standing(), verdict, policyFor(policy));

        assertThat(verdict).isInstanceOf(Verdict.Conflict.class);
        assertThat(((Verdict.Conflict) verdict).kind()).isEqualTo(line.kind());
        assertThat(resolution).isEqualTo(expected.resolution(line));
        assertThat(Outcome.of(line.change(), verdict, resolution)).isEqualTo(expected.outcome);
    }

    private static Stream<Arguments> cells() {
        return matrix().stream().flatMap(line -> IntStream.range(0, POLICIES.size())
                .mapToObj(i -> arguments(line, POLICIES.get(i), line.expected().get(i))));
    }

    private static TablePolicy policyFor(Policy policy) {
        if (!policy.compares()) {
            return TablePolicy.plain(policy);
        }
        RuleTarget everywhere = new RuleTarget.Tables(List.of(TablePattern.parse("shop.orders")));
        PolicyRule rule = new PolicyRule("r", everywhere, policy, List.of("version"), RuleScope.ROW);
        return new PolicyBook(Policy.TASK_FAILED, List.of(rule))
                .bind(Orders.TABLE)
                .policy();
    }

    private static Line line(ConflictKind kind, RowChange change, Standing standing, Expected... expected) {
        return new Line(kind, change, standing, ORIGIN_FIRST, List.of(expected));
    }

    /** One line of the matrix: a situation, and what each policy makes of it, in the order of the columns. */
    record Line(ConflictKind kind, RowChange change, Standing standing, TieBreak tie, List<Expected> expected) {

        Line with(TieBreak other) {
            return new Line(kind, change, standing, other, expected);
        }

        @Override
        public String toString() {
            return kind + " row=" + standing.row().map(Line::shown).orElse("none") + " rivals="
                    + standing.rivals().stream().map(Line::shown).toList() + " "
                    + tie.getClass().getSimpleName() + (tie.incomingWins(SITE_A) ? " for origin" : " for destination");
        }

        private static String shown(RowImage image) {
            return image.values().subList(0, 3).toString();
        }
    }

    enum Expected {
        FAIL(Outcome.FAILED),
        KEEP(Outcome.KEPT),
        SKIP(Outcome.SKIPPED),
        IGNORED(Outcome.IGNORED),
        WRITE(Outcome.OVERWRITTEN),
        INSERT(Outcome.INSERTED),
        REMOVE(Outcome.DELETED);

        private final Outcome outcome;

        Expected(Outcome outcome) {
            this.outcome = outcome;
        }

        Resolution resolution(Line line) {
            return switch (this) {
                case FAIL -> new Resolution.Fail();
                case KEEP, SKIP, IGNORED -> new Resolution.Keep();
                case WRITE, INSERT ->
                    new Resolution.Write(
                            line.change().afterImage().orElseThrow(),
                            line.standing().rivals());
                case REMOVE -> new Resolution.Remove();
            };
        }
    }
}
