package io.twoway.sink.plan;

import io.twoway.contract.Xid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Groups works into batches of at most {@code batch.max.rows} rows, and of no more bytes than one transaction may take; a
 * work is never divided. What becomes of an XA transaction joins the batch that has its rows, and no other.
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
        Group group = new Group();
        for (Work work : works) {
            if (!group.takes(work, limit)) {
                group.closeInto(batches);
            }
            if (group.isRoomFor(work)) {
                group.add(work);
            } else {
                batches.add(new Batch.StatementBatch(work));
            }
        }
        group.closeInto(batches);
        return batches;
    }

    /** Works that become one batch. */
    private static final class Group {

        // Mutable state
        private final List<Work> works = new ArrayList<>();
        private final Set<Xid> prepared = new HashSet<>();
        private int rows;
        private long bytes;

        boolean takes(Work work, TransactionLimit limit) {
            List<PlannedRow> next = rowsOf(work);
            return isRoomFor(work) && rows + next.size() <= limit.rows() && bytes + bytesOf(work) <= limit.bytes();
        }

        /** Returns whether the work may be in a batch with others, however large. */
        boolean isRoomFor(Work work) {
            return work instanceof Work.Rows
                    || (work instanceof Work.Prepared xa && xa.whole())
                    || (work instanceof Work.Decided decided && prepared.contains(decided.xid()));
        }

        void add(Work work) {
            works.add(work);
            rows += rowsOf(work).size();
            bytes += bytesOf(work);
            if (work instanceof Work.Prepared xa) {
                prepared.add(xa.xid());
            } else if (work instanceof Work.Decided decided) {
                prepared.remove(decided.xid());
            }
        }

        void closeInto(List<Batch> batches) {
            if (!works.isEmpty()) {
                batches.add(new Batch.RowBatch(works));
            }
            works.clear();
            prepared.clear();
            rows = 0;
            bytes = 0;
        }

        private static List<PlannedRow> rowsOf(Work work) {
            if (work instanceof Work.Rows some) {
                return some.rows();
            }
            return work instanceof Work.Prepared xa ? xa.rows().rows() : List.of();
        }

        private static long bytesOf(Work work) {
            if (work instanceof Work.Rows some) {
                return some.heldBytes();
            }
            return work instanceof Work.Prepared xa ? xa.rows().heldBytes() : 0;
        }
    }
}
