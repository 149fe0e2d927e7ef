package io.twoway.sink.resolve;

import static io.twoway.sink.conflict.Orders.NOTE;
import static io.twoway.sink.conflict.Orders.SITE_A;
import static io.twoway.sink.conflict.Orders.SITE_B;
import static io.twoway.sink.conflict.Orders.VERSION;
import static io.twoway.sink.conflict.Orders.VISITS;
import static io.twoway.sink.conflict.Orders.text;
import static io.twoway.sink.conflict.Orders.whole;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Two sites update one row at random moments, each hears of the other's updates in their order, and in the end both must be
 * equal. Values are unique, as SEMANTICS.md 2.6 demands of these pairs. Repeat a run with {@code -Dconvergence.seed=...}.
 */
class ConvergenceTest {

    private static final int RUNS = 2000;
    private static final int STEPS = 14;

    private static final TieBreak A_FIRST_AT_A = new TieBreak.SitePriority(List.of(SITE_A, SITE_B), SITE_A);
    private static final TieBreak A_FIRST_AT_B = new TieBreak.SitePriority(List.of(SITE_A, SITE_B), SITE_B);
    private static final TieBreak KEEP = new TieBreak.KeepStanding();

    private final long firstSeed = Long.getLong("convergence.seed", System.nanoTime());

    @BeforeEach
    void reportSeed(TestReporter reporter) {
        reporter.publishEntry("convergence.seed", Long.toString(firstSeed));
    }

    @Test
    void growingColumnUnderUseMaxConverges() {
        TablePolicy policy = policy(rowRule(Policy.USE_MAX, "version"));
        assertConverges(new Pair(policy, policy, ConvergenceTest::growVersion));
    }

    @Test
    void fallingColumnUnderUseMinConverges() {
        TablePolicy policy = policy(rowRule(Policy.USE_MIN, "version"));
        assertConverges(new Pair(policy, policy, ConvergenceTest::shrinkVersion));
    }

    @Test
    void overwriteOneWayAndIgnoreTheOtherConverge() {
        assertConverges(new Pair(
                TablePolicy.plain(Policy.IGNORE), TablePolicy.plain(Policy.OVERWRITE), ConvergenceTest::growVersion));
    }

    @Test
    void maximumOfOneColumnBesideOverwriteAndIgnoreConverges() {
        PolicyRule visits = columnRule(Policy.USE_MAX);
        assertConverges(new Pair(
                policy(visits, rowRule(Policy.IGNORE)),
                policy(visits, rowRule(Policy.OVERWRITE)),
                ConvergenceTest::growSome));
    }

    @Test
    void maximumOfOneColumnBesideUseMaxConverges() {
        TablePolicy policy = policy(columnRule(Policy.USE_MAX), rowRule(Policy.USE_MAX, "version"));
        assertConverges(new Pair(policy, policy, ConvergenceTest::growSome));
    }

    @Test
    void columnThatOneSiteOwnsBesideARowThatTheOtherOwnsConverges() {
        assertConverges(new Pair(
                policy(columnRule(Policy.OVERWRITE), rowRule(Policy.IGNORE)),
                policy(columnRule(Policy.IGNORE), rowRule(Policy.OVERWRITE)),
                ConvergenceTest::changeSome));
    }

    @Test
    void modelSeesThatUseMaxDivergesWhenTiesAreKept() {
        TablePolicy policy = policy(rowRule(Policy.USE_MAX, "version"));
        Pair pair = new Pair(policy, policy, ConvergenceTest::growVersion);
        assertDiverges(seed -> pair.run(seed, Detection.BEFORE_IMAGE, KEEP, KEEP));
    }

    @Test
    void modelSeesThatDetectionByKeysDiverges() {
        Pair pair = new Pair(
                TablePolicy.plain(Policy.IGNORE), TablePolicy.plain(Policy.OVERWRITE), ConvergenceTest::growVersion);
        assertDiverges(seed -> pair.run(seed, Detection.KEYS, A_FIRST_AT_A, A_FIRST_AT_B));
    }

    private void assertConverges(Pair pair) {
        LongStream.range(firstSeed, firstSeed + RUNS).forEach(seed -> {
            Sites sites = pair.run(seed);
            assertThat(sites.a().row)
                    .as("site a against site b with -Dconvergence.seed=" + seed)
                    .isEqualTo(sites.b().row);
        });
    }

    private void assertDiverges(LongFunction<Sites> run) {
        assertThat(LongStream.range(firstSeed, firstSeed + RUNS).mapToObj(run)).anyMatch(sites -> !sites.areEqual());
    }

    private static RowImage growVersion(RowImage row, Random random, long unique) {
        return row.with(VERSION, plus(row, VERSION, 1 + random.nextInt(3))).with(NOTE, text("n" + unique));
    }

    private static RowImage shrinkVersion(RowImage row, Random random, long unique) {
        return row.with(VERSION, plus(row, VERSION, -1 - random.nextInt(3))).with(NOTE, text("n" + unique));
    }

    /** Changes the column with a rule of its own, or the rest of the row, or both. */
    private static RowImage growSome(RowImage row, Random random, long unique) {
        int parts = 1 + random.nextInt(3);
        RowImage grown = (parts & 1) == 0 ? row : row.with(VISITS, plus(row, VISITS, 1 + random.nextInt(3)));
        return (parts & 2) == 0 ? grown : growVersion(grown, random, unique);
    }

    private static RowImage changeSome(RowImage row, Random random, long unique) {
        int parts = 1 + random.nextInt(3);
        RowImage changed = (parts & 1) == 0 ? row : row.with(VISITS, whole(unique));
        return (parts & 2) == 0 ? changed : changed.with(NOTE, text("n" + unique));
    }

    private static Value plus(RowImage row, int column, long amount) {
        return whole(((Value.Whole) row.get(column)).value() + amount);
    }

    private static TablePolicy policy(PolicyRule... rules) {
        return new PolicyBook(Policy.TASK_FAILED, List.of(rules))
                .bind(Orders.TABLE)
                .policy();
    }

    private static PolicyRule rowRule(Policy policy, String... columns) {
        return new PolicyRule("row", everywhere(), policy, List.of(columns), RuleScope.ROW);
    }

    private static PolicyRule columnRule(Policy policy) {
        return new PolicyRule("visits", everywhere(), policy, List.of("visits"), RuleScope.COLUMN);
    }

    private static RuleTarget everywhere() {
        return new RuleTarget.Databases(List.of(new NamePattern("*")));
    }

    private interface Write {
        RowImage of(RowImage row, Random random, long unique);
    }

    /** The policies of two sites, and what their applications write. */
    private record Pair(TablePolicy atA, TablePolicy atB, Write write) {

        Sites run(long seed) {
            return run(seed, Detection.BEFORE_IMAGE, A_FIRST_AT_A, A_FIRST_AT_B);
        }

        Sites run(long seed, Detection detection, TieBreak tieAtA, TieBreak tieAtB) {
            return run(
                    seed,
                    new Sites(new Site(SITE_A, atA, detection, tieAtA), new Site(SITE_B, atB, detection, tieAtB)));
        }

        private Sites run(long seed, Sites sites) {
            Random random = new Random(seed);
            for (int step = 1; step <= STEPS; step++) {
                Site site = random.nextBoolean() ? sites.a() : sites.b();
                if (random.nextBoolean()) {
                    site.write(write.of(site.row, random, step));
                } else {
                    site.hear(sites.other(site));
                }
            }
            sites.settle();
            return sites;
        }
    }

    private record Sites(Site a, Site b) {

        Site other(Site site) {
            return site == a ? b : a;
        }

        void settle() {
            while (!a.stream.isEmpty() || !b.stream.isEmpty()) {
                a.hear(b);
                b.hear(a);
            }
        }

        boolean areEqual() {
            return a.row.equals(b.row);
        }
    }

    /** One site: its row, its sink, and its stream of own changes that the other has not heard yet. */
    private static final class Site {

        private final SiteName name;
        private final TablePolicy policy;
        private final Detector detector;
        private final Resolver resolver;
        private final Queue<RowChange> stream = new ArrayDeque<>();
        private RowImage row = Orders.row(1, "x", 100, "n0", 100);

        Site(SiteName name, TablePolicy policy, Detection detection, TieBreak tie) {
            this.name = name;
            this.policy = policy;
            this.detector = new Detector(detection);
            this.resolver = new Resolver(tie);
        }

        void write(RowImage after) {
            stream.add(new RowChange.Update(Orders.from(name), row, after));
            row = after;
        }

        void hear(Site other) {
            Optional.ofNullable(other.stream.poll()).ifPresent(this::apply);
        }

        private void apply(RowChange change) {
            Standing standing = Orders.standing(row);
            Resolution resolution = resolver.resolve(change, standing, detector.judge(change, standing), policy);
            if (resolution instanceof Resolution.Write write) {
                row = write.image();
            } else {
                assertThat(resolution).isEqualTo(new Resolution.Keep());
            }
        }
    }
}
