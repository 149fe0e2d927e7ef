package io.twoway.sink.apply;

import io.twoway.sink.change.RowChange;
import io.twoway.sink.change.TableName;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.journal.ConflictEntry;
import io.twoway.sink.plan.Batch.RowBatch;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.sink.plan.Progress;
import io.twoway.sink.store.RowStore;
import io.twoway.sink.store.RowTransaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries one batch of rows in one destination transaction: the whole flow of the sink in one method. */
final class BatchApplier {

    private final RowStore store;

    BatchApplier(RowStore store) {
        this.store = store;
    }

    Attempt attempt(RowBatch batch, Optional<Progress> previous, TablePath path) {
        try (RowTransaction transaction = store.begin()) {
            transaction.advance(previous, batch.progress());
            List<Ruling> rulings = new ArrayList<>();
            for (Map.Entry<TableName, List<PlannedRow>> rows : byTable(batch).entrySet()) {
                TableSchema table = transaction.table(rows.getKey());
                rulings.addAll(path.apply(transaction, table, bind(table, rows.getValue())));
            }
            Optional<ConflictEntry> refused = rulings.stream()
                    .filter(Ruling::isRefused)
                    .min(Comparator.comparing(ruling -> ruling.change().origin().offset()))
                    .flatMap(Ruling::conflict);
            if (refused.isPresent()) {
                return new Attempt.Refused(refused.get());
            }
            transaction.journal(conflicts(rulings));
            transaction.commit();
            return new Attempt.Committed(rulings.stream().map(Ruling::applied).toList());
        }
    }

    /** Foreign key checks are off, so the order between tables does not matter inside one transaction. */
    private static Map<TableName, List<PlannedRow>> byTable(RowBatch batch) {
        Map<TableName, List<PlannedRow>> tables = new LinkedHashMap<>();
        batch.rows().forEach(row -> tables.computeIfAbsent(row.table(), name -> new ArrayList<>())
                .add(row));
        return tables;
    }

    private static List<RowChange> bind(TableSchema table, List<PlannedRow> rows) {
        return rows.stream().map(new RowBinder(table)::bind).toList();
    }

    private static List<ConflictEntry> conflicts(List<Ruling> rulings) {
        return rulings.stream()
                .flatMap(ruling -> ruling.conflict().stream())
                .sorted(Comparator.comparing(entry -> entry.origin().offset()))
                .toList();
    }
}
