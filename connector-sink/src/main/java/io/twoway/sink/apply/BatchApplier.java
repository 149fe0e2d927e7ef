package io.twoway.sink.apply;

import io.twoway.sink.destination.Destination;
import io.twoway.sink.destination.DestinationTransaction;
import io.twoway.sink.journal.ConflictEntry;
import io.twoway.sink.plan.Batch.RowBatch;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.sink.plan.StreamProgress;
import io.twoway.sink.rows.Obstacle;
import io.twoway.sink.rows.Referee;
import io.twoway.sink.rows.Ruling;
import io.twoway.sink.rows.SettledRecords;
import io.twoway.sink.rows.StepPath;
import io.twoway.sink.rows.TablePath;
import io.twoway.table.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tries one batch of rows in one destination transaction: the whole flow of the sink in one method. */
final class BatchApplier {

    private final Destination destination;

    BatchApplier(Destination destination) {
        this.destination = destination;
    }

    Attempt attempt(Piece piece, Optional<StreamProgress> previous, TablePath path) {
        try (DestinationTransaction transaction = destination.begin()) {
            transaction.advance(previous, piece.next());
            return commitUnlessStopped(transaction, piece, path.apply(transaction, byTable(piece.batch())));
        }
    }

    /**
     * Tries the batch row by row, with the answers that persons gave.
     *
     * @param reported offsets of records that were reported as errant and are passed over
     */
    Attempt settle(Piece piece, Optional<StreamProgress> previous, Referee referee, Set<Long> reported) {
        try (DestinationTransaction transaction = destination.begin()) {
            transaction.advance(previous, piece.next());
            SettledRecords answers = new SettledRecords(transaction.openAnswers(), reported);
            List<Ruling> rulings = new StepPath(referee, answers).apply(transaction, byTable(piece.batch()));
            transaction.markApplied(answers.used());
            return commitUnlessStopped(transaction, piece, rulings);
        }
    }

    private static Attempt commitUnlessStopped(DestinationTransaction transaction, Piece piece, List<Ruling> rulings) {
        List<Obstacle> obstacles = new ArrayList<>();
        rulings.forEach(ruling -> ruling.obstacle().ifPresent(obstacles::add));
        if (!obstacles.isEmpty()) {
            return new Attempt.Stopped(obstacles);
        }
        piece.closing().accept(transaction);
        transaction.journal(conflicts(rulings));
        transaction.commit();
        return new Attempt.Committed(rulings.stream().map(Ruling::applied).toList());
    }

    /** Foreign key checks are off, so the order between tables does not matter inside one transaction. */
    private static Map<TableName, List<PlannedRow>> byTable(RowBatch batch) {
        Map<TableName, List<PlannedRow>> tables = new LinkedHashMap<>();
        batch.rows().forEach(row -> tables.computeIfAbsent(row.table(), name -> new ArrayList<>())
                .add(row));
        return tables;
    }

    private static List<ConflictEntry> conflicts(List<Ruling> rulings) {
        List<ConflictEntry> conflicts = new ArrayList<>();
        rulings.forEach(ruling -> ruling.conflict().ifPresent(conflicts::add));
        conflicts.sort(Comparator.comparing(entry -> entry.origin().offset()));
        return conflicts;
    }
}
