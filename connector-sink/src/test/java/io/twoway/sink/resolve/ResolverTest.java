package io.twoway.sink.resolve;

import static io.twoway.sink.conflict.Orders.NOTE;
import static io.twoway.sink.conflict.Orders.SITE_A;
import static io.twoway.sink.conflict.Orders.SITE_B;
import static io.twoway.sink.conflict.Orders.delete;
import static io.twoway.sink.conflict.Orders.insert;
import static io.twoway.sink.conflict.Orders.load;
import static io.twoway.sink.conflict.Orders.nothingBut;
import static io.twoway.sink.conflict.Orders.row;
import static io.twoway.sink.conflict.Orders.standing;
import static io.twoway.sink.conflict.Orders.text;
import static io.twoway.sink.conflict.Orders.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.twoway.contract.SiteName;
import io.twoway.policy.Detection;
import io.twoway.policy.NamePattern;
import io.twoway.policy.Policy;
import io.twoway.policy.PolicyRule;
import io.twoway.policy.RuleScope;
import io.twoway.policy.RuleTarget;
import io.twoway.sink.change.RowChange;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.Value;
import io.twoway.sink.conflict.Detector;
import io.twoway.sink.conflict.Orders;
import io.twoway.sink.conflict.Standing;
import io.twoway.sink.conflict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResolverTest {

    private static final RowImage BEFORE = row(1, "x", 1);
    private static final RowImage AFTER = row(1, "x", 2);
    private static final RowImage OTHER = row(1, "x", 7);

    private final Detector detector = new Detector(Detection.BEFORE_IMAGE);
    private final Resolver resolver = new Resolver(new TieBreak.KeepStanding());

    @ParameterizedTest
    @EnumSource(
            value = Policy.class,
            names = {"TASK_FAILED", "IGNORE", "OVERWRITE"})
    void whatIsClearIsAppliedUnderEveryPolicy(Policy policy) {
        TablePolicy bound = TablePolicy.plain(policy);
        assertThat(resolve(insert(AFTER), nothingBut(), bound)).isEqualTo(new Resolution.Write(AFTER, List.of()));
        assertThat(resolve(load(AFTER), nothingBut(), bound)).isEqualTo(new Resolution.Write(AFTER, List.of()));
        assertThat(resolve(update(BEFORE, AFTER), standing(BEFORE), bound))
                .isEqualTo(new Resolution.Write(AFTER, List.of()));
        assertThat(resolve(delete(BEFORE), standing(BEFORE), bound)).isEqualTo(new Resolution.Remove());
    }

    @Test
    void repeatsAndRowsOfTheFullLoadKeepWhatStandsAndAreNoConflicts() {
        assertThat(outcome(update(BEFORE, AFTER), standing(AFTER))).isEqualTo(Outcome.NOOP);
        assertThat(outcome(load(AFTER), standing(OTHER))).isEqualTo(Outcome.LOAD_SKIPPED);
        assertThat(outcome(load(AFTER), nothingBut(row(9, "x", 0)))).isEqualTo(Outcome.LOAD_SKIPPED);
        assertThat(outcome(insert(AFTER), nothingBut())).isEqualTo(Outcome.APPLIED);
        assertThat(resolve(load(AFTER), standing(OTHER), TablePolicy.plain(Policy.OVERWRITE)))
                .isEqualTo(new Resolution.Keep());
    }

    @Test
    void columnsThatTheChangeDoesNotCarryStayAsTheyAre() {
        RowImage silent = AFTER.with(NOTE, Value.Absent.ABSENT);
        RowImage local = OTHER.with(NOTE, text("local"));
        assertThat(resolve(update(BEFORE, silent), standing(local), TablePolicy.plain(Policy.OVERWRITE)))
                .isEqualTo(new Resolution.Write(AFTER.with(NOTE, text("local")), List.of()));
    }

    @Test
    void laterColumnsDecideOnlyWhereEarlierOnesAreEqual() {
        RuleTarget everywhere = new RuleTarget.Databases(List.of(new NamePattern("*")));
        PolicyRule rule = new PolicyRule("r", everywhere, Policy.USE_MAX, List.of("version", "visits"), RuleScope.ROW);
        TablePolicy policy =
                new PolicyBook(Policy.IGNORE, List.of(rule)).bind(Orders.TABLE).policy();
        RowImage after = row(1, "x", 5, "theirs", 5);
        assertThat(resolve(insert(after), standing(row(1, "x", 5, "mine", 4)), policy))
                .isEqualTo(new Resolution.Write(after, List.of()));
        assertThat(resolve(insert(after), standing(row(1, "x", 5, "mine", 6)), policy))
                .isEqualTo(new Resolution.Keep());
        assertThat(resolve(insert(after), standing(row(1, "x", 4, "mine", 6)), policy))
                .isEqualTo(new Resolution.Write(after, List.of()));
    }

    @Test
    void siteThatIsListedEarlierWinsTies() {
        TieBreak.SitePriority atB = new TieBreak.SitePriority(List.of(SITE_A, SITE_B), SITE_B);
        TieBreak.SitePriority atA = new TieBreak.SitePriority(List.of(SITE_A, SITE_B), SITE_A);
        assertThat(atB.incomingWins(SITE_A)).isTrue();
        assertThat(atA.incomingWins(SITE_B)).isFalse();
    }

    @Test
    void siteThatIsNotListedLosesTies() {
        SiteName stranger = new SiteName("c");
        assertThat(new TieBreak.SitePriority(List.of(SITE_A, SITE_B), SITE_B).incomingWins(stranger))
                .isFalse();
        assertThat(new TieBreak.SitePriority(List.of(SITE_A, SITE_B), stranger).incomingWins(SITE_B))
                .isTrue();
    }

    @Test
    void destinationWinsTiesBetweenSitesOfOneRank() {
        TieBreak noSiteListed = new TieBreak.SitePriority(List.of(), SITE_B);
        assertThat(noSiteListed.incomingWins(SITE_A)).isFalse();
    }

    @Test
    void comparingPoliciesAreNotPlain() {
        assertThatIllegalArgumentException().isThrownBy(() -> TablePolicy.plain(Policy.USE_MAX));
    }

    private Resolution resolve(RowChange change, Standing standing, TablePolicy policy) {
        return resolver.resolve(change, standing, detector.judge(change, standing), policy);
    }

    private Outcome outcome(RowChange change, Standing standing) {
        Verdict verdict = detector.judge(change, standing);
        return Outcome.of(
                change, verdict, resolver.resolve(change, standing, verdict, TablePolicy.plain(Policy.TASK_FAILED)));
    }
}
