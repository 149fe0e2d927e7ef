package io.twoway.sink.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Groups works into batches of at most {@code batch.max.rows} rows, and of no more bytes than one transaction may take; a
 * work is never divided.
 */
public final class BatchPlanner {

    private final TransactionLimit limit;

    /** @param limit works are grouped up to this size */
    public BatchPlanner(TransactionLimit limit) {
        this.limit = limit;
    }

    /** Groups the works in their order. */
    public List<Batch> plan(List<Work> works) {
        List<Batch> batches = new ArrayList<>();
        List<Work.Rows> group = new ArrayList<>();
        int rows = 0;
        long bytes = 0;
        for (Work work : works) {
            boolean joins = work instanceof Work.Rows next
                    && rows + next.rows().size() <= limit.rows()
                    && bytes + next.heldBytes() <= limit.bytes();
            if (!joins) {
                close(group, batches);
                rows = 0;
                bytes = 0;
            }
            if (work instanceof Work.Rows next) {
                group.add(next);
                rows += next.rows().size();
                bytes += next.heldBytes();
            } else {
                batches.add(new Batch.StatementBatch(work));
            }
        }
        close(group, batches);
        return batches;
    }

    private static void close(List<Work.Rows> group, List<Batch> batches) {
        if (!group.isEmpty()) {
            batches.add(new Batch.RowBatch(group));
            group.clear();
        }
    }
}
