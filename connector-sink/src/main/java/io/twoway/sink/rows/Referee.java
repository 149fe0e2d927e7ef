package io.twoway.sink.rows;

import io.twoway.sink.change.RowChange;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.conflict.Detector;
import io.twoway.sink.conflict.Standing;
import io.twoway.sink.conflict.Verdict;
import io.twoway.sink.journal.ConflictEntry;
import io.twoway.sink.journal.ImageJson;
import io.twoway.sink.resolve.Answer;
import io.twoway.sink.resolve.Outcome;
import io.twoway.sink.resolve.PolicyBinding;
import io.twoway.sink.resolve.PolicyBook;
import io.twoway.sink.resolve.Resolution;
import io.twoway.sink.resolve.Resolver;
import io.twoway.sink.resolve.TablePolicy;
import io.twoway.table.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings judge and resolver together: what happens to one change under its table's policy, and what is journaled. */
public final class Referee {

    private static final Logger LOG = LoggerFactory.getLogger(Referee.class);

    private final PolicyBook policies;
    private final Detector detector;
    private final Resolver resolver;

    // Mutable state
    private final Map<TableName, Bound> bound = new HashMap<>();

    public Referee(PolicyBook policies, Detector detector, Resolver resolver) {
        this.policies = policies;
        this.detector = detector;
        this.resolver = resolver;
    }

    /** Decides one change against what it meets. */
    Ruling.Decided decide(TableSchema table, RowChange change, Standing standing) {
        if (change.origin().catchUp()) {
            return catchUp(change, standing);
        }
        boolean isNotHereYet = change.origin().unloaded() && standing.row().isEmpty();
        if (isNotHereYet && change instanceof RowChange.Delete) {
            return new Ruling.Decided(change, standing, new Resolution.Keep(), Outcome.NOOP, Optional.empty());
        }
        TablePolicy policy = policyOf(table);
        RowChange wanted = isNotHereYet ? bringing(change) : change;
        return decide(table, wanted, standing, policy, policy.policy().label());
    }

    /** A change brings its row along when the load of the table has not come to that row yet. */
    private static RowChange bringing(RowChange change) {
        return change instanceof RowChange.Update update
                ? new RowChange.Insert(update.origin(), update.after())
                : change;
    }

    /** Decides a refused change as a person wants it; the journal shows the answer behind the policy. */
    Ruling.Decided decide(TableSchema table, RowChange change, Standing standing, Answer answer) {
        String label = policyOf(table).policy().label() + "/" + answer;
        return decide(table, change, standing, answer.policy(), label);
    }

    private Ruling.Decided decide(
            TableSchema table, RowChange change, Standing standing, TablePolicy policy, String label) {
        Verdict verdict = detector.judge(change, standing);
        Resolution resolution = resolver.resolve(change, standing, verdict, policy);
        Outcome outcome = Outcome.of(change, verdict, resolution);
        Optional<ConflictEntry> conflict = verdict instanceof Verdict.Conflict found
                ? Optional.of(entry(table, change, standing, found, label, outcome))
                : Optional.empty();
        return new Ruling.Decided(change, standing, resolution, outcome, conflict);
    }

    /**
     * What stands in the way of a change that may be here already is most likely a later one of the same row, which comes
     * again: no conflict, and after all of them the row is as at the origin.
     */
    private Ruling.Decided catchUp(RowChange change, Standing standing) {
        Verdict verdict = detector.judge(change, standing);
        Resolution resolution = resolver.resolve(change, standing, verdict, Answer.INCOMING.policy());
        Outcome outcome = verdict instanceof Verdict.Noop ? Outcome.NOOP : Outcome.APPLIED;
        return new Ruling.Decided(change, standing, resolution, outcome, Optional.empty());
    }

    private TablePolicy policyOf(TableSchema table) {
        Bound known = bound.get(table.name());
        if (known == null || !known.table().equals(table)) {
            PolicyBinding binding = policies.bind(table);
            binding.warnings().forEach(LOG::warn);
            known = new Bound(table, binding.policy());
            bound.put(table.name(), known);
        }
        return known.policy();
    }

    private static ConflictEntry entry(
            TableSchema table,
            RowChange change,
            Standing standing,
            Verdict.Conflict conflict,
            String policy,
            Outcome outcome) {
        List<RowImage> current = new ArrayList<>();
        standing.row().ifPresent(current::add);
        current.addAll(standing.rivals());
        return new ConflictEntry(
                change.origin(),
                table.name().toString(),
                ImageJson.key(table, change.keyImage()),
                conflict.kind().name(),
                policy,
                outcome.name(),
                change.beforeImage().map(image -> ImageJson.image(table, image)),
                change.afterImage().map(image -> ImageJson.image(table, image)),
                ImageJson.images(table, current));
    }

    private record Bound(TableSchema table, TablePolicy policy) {}
}
