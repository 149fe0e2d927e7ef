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

    /** Returns the batch that the first works make, as many of them as may be together. */
    public Batch first(List<Work> works) {
        Group group = new Group();
        for (Work work : works) {
            boolean fits = group.takes(work, limit);
            if (!group.isEmpty() && !fits) {
                break;
            }
            if (!group.isRoomFor(work)) {
                return new Batch.StatementBatch(work);
            }
            group.add(work);
        }
        return group.toBatch();
    }

    /** Groups all works, in their order. */
    public List<Batch> plan(List<Work> works) {
        List<Batch> batches = new ArrayList<>();
        for (int begin = 0;
                begin < works.size();
                begin += batches.get(batches.size() - 1).size()) {
            batches.add(first(works.subList(begin, works.size())));
        }
        return batches;
    }

    /** Works that become one batch. */
    private static final class Group {

        // Mutable state
        private final List<Work> works = new ArrayList<>();
        private final Set<Xid> prepared = new HashSet<>();
        private int rows;
        private long bytes;

        boolean isEmpty() {
            return works.isEmpty();
        }

        boolean takes(Work work, TransactionLimit limit) {
            return isRoomFor(work)
                    && rows + work.plannedRows().size() <= limit.rows()
                    && bytes + work.heldBytes() <= limit.bytes();
        }

        /** Returns whether the work may be in a batch with others, however large. */
        boolean isRoomFor(Work work) {
            return work instanceof Work.Rows
                    || (work instanceof Work.Prepared xa && xa.whole())
                    || (work instanceof Work.Decided decided && prepared.contains(decided.xid()));
        }

        void add(Work work) {
            works.add(work);
            rows += work.plannedRows().size();
            bytes += work.heldBytes();
            if (work instanceof Work.Prepared xa) {
                prepared.add(xa.xid());
            } else if (work instanceof Work.Decided decided) {
                prepared.remove(decided.xid());
            }
        }

        Batch toBatch() {
            return new Batch.RowBatch(works);
        }
    }
}
