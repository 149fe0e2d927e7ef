package io.twoway.sink.resolve;

import static io.twoway.sink.conflict.Orders.NOTE;
import static io.twoway.sink.conflict.Orders.VERSION;
import static io.twoway.sink.conflict.Orders.VISITS;
import static io.twoway.sink.conflict.Orders.text;
import static io.twoway.sink.conflict.Orders.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.SeenOffsets;
import io.twoway.contract.SiteName;
import io.twoway.policy.Detection;
import io.twoway.policy.NamePattern;
import io.twoway.policy.Policy;
import io.twoway.policy.PolicyRule;
import io.twoway.policy.RuleScope;
import io.twoway.policy.RuleTarget;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.change.RowChange;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.Value;
import io.twoway.sink.conflict.Detector;
import io.twoway.sink.conflict.Orders;
import io.twoway.sink.conflict.Standing;
import io.twoway.sink.conflict.Verdict;
import io.twoway.sink.plan.CausalOrder;
import io.twoway.sink.plan.Watermark;
import io.twoway.sink.plan.Work;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Three sites write one row at random moments and hear of each other's changes, each other site's in its order, and all of
 * them in the order of {@link CausalOrder}. Repeat a run with {@code -Dmesh.seed=...}.
 */
class ThreeSitesTest {

    private static final int RUNS = 2000;
    private static final int STEPS = 24;
    private static final List<SiteName> NAMES = List.of(new SiteName("a"), new SiteName("b"), new SiteName("c"));

    private final long firstSeed = Long.getLong("mesh.seed", System.nanoTime());

    @BeforeEach
    void reportSeed(TestReporter reporter) {
        reporter.publishEntry("mesh.seed", Long.toString(firstSeed));
    }

    @Test
    void writersThatHaveSeenEachOthersChangesNeverMeetAConflict() {
        assertHoldsForAll(seed -> {
            Mesh mesh = new Mesh(new Random(seed), useMax("version", "visits"), true);
            mesh.takeTurns();
            return mesh.conflicts == 0 && mesh.isEqual();
        });
    }

    @Test
    void modelSeesThatTheyDoWithoutTheOrder() {
        assertHoldsForSome(seed -> {
            Mesh mesh = new Mesh(new Random(seed), useMax("version", "visits"), false);
            mesh.takeTurns();
            return mesh.conflicts > 0;
        });
    }

    @Test
    void updatesAtAnyTimeEndEqualUnderUseMaxOfVersionAndSite() {
        assertHoldsForAll(seed -> {
            Mesh mesh = new Mesh(new Random(seed), useMax("version", "visits"), true);
            mesh.updateAtWill();
            return mesh.isEqual();
        });
    }

    @Test
    void modelSeesThatSitePriorityCannotDecideTiesAtAThirdSite() {
        assertHoldsForSome(seed -> {
            Mesh mesh = new Mesh(new Random(seed), useMax("version"), true);
            mesh.updateAtWill();
            return !mesh.isEqual();
        });
    }

    private void assertHoldsForAll(LongPredicate run) {
        LongStream.range(firstSeed, firstSeed + RUNS)
                .forEach(seed ->
                        assertThat(run.test(seed)).as("-Dmesh.seed=" + seed).isTrue());
    }

    private void assertHoldsForSome(LongPredicate run) {
        assertThat(LongStream.range(firstSeed, firstSeed + RUNS)).anyMatch(run::test);
    }

    private static TablePolicy useMax(String... columns) {
        RuleTarget everywhere = new RuleTarget.Databases(List.of(new NamePattern("*")));
        PolicyRule rule = new PolicyRule("row", everywhere, Policy.USE_MAX, List.of(columns), RuleScope.ROW);
        return new PolicyBook(Policy.TASK_FAILED, List.of(rule))
                .bind(Orders.TABLE)
                .policy();
    }

    /** All sites, and what travels between them. */
    private static final class Mesh {

        private final Random random;
        private final boolean ordered;
        private final List<Site> sites = new ArrayList<>();

        private int conflicts;
        private int written;

        Mesh(Random random, TablePolicy policy, boolean ordered) {
            this.random = random;
            this.ordered = ordered;
            NAMES.forEach(name -> sites.add(new Site(this, name, policy)));
        }

        /** Only a site that has seen all changes so far writes: by inserting, updating or deleting. */
        void takeTurns() {
            for (int step = 0; step < STEPS; step++) {
                Site site = anySite();
                if (site.hasHeardAll() && random.nextBoolean()) {
                    site.writeAnything();
                } else {
                    site.hearSomething();
                }
            }
            settle();
        }

        /** Every site updates the row whenever it likes. */
        void updateAtWill() {
            for (int step = 0; step < STEPS; step++) {
                Site site = anySite();
                if (random.nextInt(3) == 0) {
                    site.update();
                } else {
                    site.hearSomething();
                }
            }
            settle();
        }

        boolean isEqual() {
            return sites.stream().map(site -> site.row).distinct().count() == 1;
        }

        private void settle() {
            while (!sites.stream().allMatch(Site::hasHeardAll)) {
                sites.forEach(Site::hearSomething);
            }
        }

        private Site anySite() {
            return sites.get(random.nextInt(sites.size()));
        }
    }

    /** One site: its row, its sinks, and the stream of its own changes. */
    private static final class Site {

        private final Mesh mesh;
        private final SiteName name;
        private final TablePolicy policy;
        private final Detector detector = new Detector(Detection.BEFORE_IMAGE);
        private final Resolver resolver;
        private final List<RowChange> stream = new ArrayList<>();
        private final Map<String, Long> applied = new TreeMap<>();
        private Optional<RowImage> row = Optional.of(Orders.row(1, "x", 100, "n0", 0));

        Site(Mesh mesh, SiteName name, TablePolicy policy) {
            this.mesh = mesh;
            this.name = name;
            this.policy = policy;
            this.resolver = new Resolver(new TieBreak.SitePriority(NAMES, name));
        }

        boolean hasHeardAll() {
            return others().stream().allMatch(this::hasHeardAllOf);
        }

        void writeAnything() {
            if (row.isEmpty()) {
                RowImage after = fresh(Orders.row(1, "x", 100, "n", 0));
                write(new RowChange.Insert(here(), after), Optional.of(after));
            } else if (mesh.random.nextInt(3) == 0) {
                write(new RowChange.Delete(here(), row.get()), Optional.empty());
            } else {
                update();
            }
        }

        void update() {
            row.map(this::fresh)
                    .ifPresent(
                            after -> write(new RowChange.Update(here(), row.orElseThrow(), after), Optional.of(after)));
        }

        /** Applies the next change of some other site that may be applied, if there is one. */
        void hearSomething() {
            List<Site> shuffled = new ArrayList<>(others());
            Collections.shuffle(shuffled, mesh.random);
            shuffled.stream()
                    .filter(other -> !hasHeardAllOf(other) && mayHear(other))
                    .findFirst()
                    .ifPresent(this::hear);
        }

        private void write(RowChange change, Optional<RowImage> after) {
            stream.add(change);
            row = after;
        }

        private RowImage fresh(RowImage image) {
            mesh.written++;
            long version = ((Value.Whole) image.get(VERSION)).value() + 1 + mesh.random.nextInt(2);
            return image.with(VERSION, whole(version))
                    .with(VISITS, whole(NAMES.indexOf(name)))
                    .with(NOTE, text("n" + mesh.written));
        }

        private boolean hasHeardAllOf(Site other) {
            return heardOf(other) == other.stream.size();
        }

        private boolean mayHear(Site other) {
            List<String> third = others().stream()
                    .filter(site -> site != other)
                    .map(site -> site.name.value())
                    .toList();
            CausalOrder order = new CausalOrder(mesh.ordered ? third : List.of(), this::progressOf);
            Work next =
                    new Work.Rows(List.of(), 0, other.stream.get(heardOf(other)).origin(), Watermark.START);
            return order.lag(next).isEmpty();
        }

        private void hear(Site other) {
            RowChange change = other.stream.get(heardOf(other));
            applied.merge(other.name.value(), 1L, Long::sum);
            Standing standing = new Standing(row, List.of());
            Verdict verdict = detector.judge(change, standing);
            if (verdict instanceof Verdict.Conflict) {
                mesh.conflicts++;
            }
            Resolution resolution = resolver.resolve(change, standing, verdict, policy);
            if (resolution instanceof Resolution.Write write) {
                row = Optional.of(write.image());
            } else if (resolution instanceof Resolution.Remove) {
                row = Optional.empty();
            }
        }

        private List<Site> others() {
            return mesh.sites.stream().filter(site -> site != this).toList();
        }

        private int heardOf(Site other) {
            return applied.getOrDefault(other.name.value(), 0L).intValue();
        }

        private OptionalLong progressOf(String stream) {
            return OptionalLong.of(applied.getOrDefault(stream, 0L));
        }

        private ChangeOrigin here() {
            SeenOffsets seen = new SeenOffsets(new TreeMap<>(applied));
            return new ChangeOrigin(name.value(), 0, stream.size(), name, 0, false, false, seen);
        }
    }
}
