package io.twoway.sink.plan;

import io.twoway.contract.Xid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The works that one destination transaction applies: whole, and in stream order. */
public sealed interface Batch {

    /** Rows of one or more source transactions, and the steps of XA transactions whose rows are among them. */
    record RowBatch(List<Work> works) implements Batch {
        public RowBatch {
            works = List.copyOf(works);
        }

        /** Returns all rows that are committed, in the order of their commits. */
        public List<PlannedRow> rows() {
            List<PlannedRow> rows = new ArrayList<>();
            collect(rows);
            return rows;
        }

        /** Returns the XA transactions of which is not known yet what becomes of them. */
        public Collection<Work.Prepared> kept() {
            return collect(new ArrayList<>());
        }

        private Collection<Work.Prepared> collect(List<PlannedRow> committed) {
            Map<Xid, Work.Prepared> waiting = new LinkedHashMap<>();
            for (Work work : works) {
                if (work instanceof Work.Rows rows) {
                    committed.addAll(rows.rows());
                } else if (work instanceof Work.Prepared prepared) {
                    waiting.put(prepared.xid(), prepared);
                } else if (work instanceof Work.Decided decided) {
                    Work.Prepared prepared = waiting.remove(decided.xid());
                    if (decided.committed()) {
                        prepared.rows().rows().stream()
                                .map(row -> row.committedAt(decided.last().commitMillis()))
                                .forEach(committed::add);
                    }
                }
            }
            return waiting.values();
        }

        @Override
        public Work last() {
            return works.get(works.size() - 1);
        }

        @Override
        public int size() {
            return works.size();
        }
    }

    /** One work that shares a transaction with no other: a statement, a truncation, a sign of life. */
    record StatementBatch(Work work) implements Batch {
        @Override
        public Work last() {
            return work;
        }

        @Override
        public int size() {
            return 1;
        }
    }

    /** The work that completes the batch. */
    Work last();

    /** Returns how many works it has. */
    int size();

    /** Returns the progress once the batch is applied. */
    default StreamProgress progress() {
        Work last = last();
        return new StreamProgress(
                last.last().offset() + 1,
                last.watermark(),
                last.last().site(),
                last.last().commitMillis());
    }
}
