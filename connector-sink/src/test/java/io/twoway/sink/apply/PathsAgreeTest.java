package io.twoway.sink.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.policy.Detection;
import io.twoway.policy.Policy;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.conflict.Detector;
import io.twoway.sink.destination.DestinationException;
import io.twoway.sink.destination.FailureKind;
import io.twoway.sink.destination.InMemoryDestination;
import io.twoway.sink.destination.InMemoryTable;
import io.twoway.sink.journal.ConflictEntry;
import io.twoway.sink.plan.Batch.RowBatch;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.resolve.PolicyBook;
import io.twoway.sink.resolve.Resolver;
import io.twoway.sink.resolve.TieBreak;
import io.twoway.sink.rows.InsertPath;
import io.twoway.sink.rows.LastTables;
import io.twoway.sink.rows.RandomChanges;
import io.twoway.sink.rows.RandomTables;
import io.twoway.sink.rows.Referee;
import io.twoway.sink.rows.SetPath;
import io.twoway.sink.rows.StepPath;
import io.twoway.sink.rows.TablePath;
import io.twoway.table.TableName;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link PathsAgreeIT} shows on a real server, on many more changes, without one. */
class PathsAgreeTest {

    private static final int CHANGES = 50_000;

    @ParameterizedTest
    @EnumSource(
            value = Policy.class,
            names = {"OVERWRITE", "IGNORE"})
    void theSetBasedPathLeavesTheRowsAndTheJournalOfTheStepByStepPath(Policy policy) {
        long seed = Long.getLong("twoway.seed", System.nanoTime());
        System.out.println(policy + ": repeat it with -Dtwoway.seed=" + seed);
        RandomChanges changes = new RandomChanges(new Random(seed));
        Side sets = new Side(policy);
        Side steps = new Side(policy);
        int batches = 0;
        int setBased = 0;
        for (int applied = 0; applied < CHANGES; batches++) {
            RandomChanges.Twins twins = changes.next("shop", "shop");
            setBased += sets.applyAsSet(twins.first()) ? 1 : 0;
            steps.apply(twins.second(), steps.stepPath);
            applied += twins.first().rows().size();
            assertThat(sets.rows()).as("seed %d, batch %d", seed, batches).isEqualTo(steps.rows());
        }
        assertThat(sets.journal()).as("seed %d", seed).isEqualTo(steps.journal());
        assertThat(sets.journal().size()).as("conflicts").isGreaterThan(CHANGES / 10);
        assertThat(setBased).as("batches that did not fall back").isGreaterThan(batches / 10);
    }

    /** One destination that one of the two paths fills. */
    private static final class Side {
        private final List<InMemoryTable> tables = new RandomTables("shop").all();
        private final InMemoryDestination destination = new InMemoryDestination(tables);
        private final BatchApplier applier = new BatchApplier(destination);
        private final TablePath stepPath;
        private final InsertPath setPath;
        private Optional<StreamProgress> progress = Optional.empty();

        Side(Policy policy) {
            Referee referee = new Referee(
                    new PolicyBook(policy, List.of()),
                    new Detector(Detection.BEFORE_IMAGE),
                    new Resolver(new TieBreak.KeepStanding()));
            StepPath steps = new StepPath(referee);
            this.stepPath = steps;
            this.setPath = new InsertPath(referee, new SetPath(referee, steps, new LastTables()), new LastTables());
        }

        boolean applyAsSet(RowBatch batch) {
            try {
                apply(batch, setPath);
                return true;
            } catch (DestinationException e) {
                assertThat(e.failure()).as(e.getMessage()).isEqualTo(FailureKind.DUPLICATE_KEY);
                if (setPath.metSomething()) {
                    return applyAsSet(batch);
                }
                apply(batch, stepPath);
                return false;
            }
        }

        void apply(RowBatch batch, TablePath path) {
            assertThat(applier.attempt(Piece.of(batch), progress, path)).isInstanceOf(Attempt.Committed.class);
            progress = Optional.of(batch.progress());
        }

        /** The order in which a table has its rows does not count. */
        Map<TableName, List<RowImage>> rows() {
            Map<TableName, List<RowImage>> rows = new HashMap<>();
            tables.forEach(table -> rows.put(
                    table.schema().name(),
                    table.rows().stream()
                            .sorted(Comparator.comparing(row -> row.values().toString()))
                            .toList()));
            return rows;
        }

        /** Rivals stand in no order in the journal. */
        List<String> journal() {
            return destination.journal().stream().map(Side::withoutCurrent).toList();
        }

        private static String withoutCurrent(ConflictEntry entry) {
            return String.join(
                    "|",
                    entry.origin().toString(),
                    entry.table(),
                    entry.key(),
                    entry.kind(),
                    entry.policy(),
                    entry.outcome(),
                    entry.before().toString(),
                    entry.after().toString());
        }
    }
}
