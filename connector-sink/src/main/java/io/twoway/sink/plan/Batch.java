package io.twoway.sink.plan;

import java.util.List;

/** What one destination transaction applies: whole works, in stream order. */
public sealed interface Batch {

    /** Rows of one or more source transactions. */
    record RowBatch(List<Work.Rows> works) implements Batch {
        public RowBatch {
            works = List.copyOf(works);
        }

        /** Returns all rows in stream order. */
        public List<PlannedRow> rows() {
            return works.stream().flatMap(work -> work.rows().stream()).toList();
        }

        @Override
        public Work last() {
            return works.get(works.size() - 1);
        }
    }

    /** One work that shares a transaction with no other: a statement, a truncation, a sign of life. */
    record StatementBatch(Work work) implements Batch {
        @Override
        public Work last() {
            return work;
        }
    }

    /** The work that completes the batch. */
    Work last();

    /** Returns the progress once the batch is applied. */
    default Progress progress() {
        Work last = last();
        return new Progress(
                last.last().offset() + 1,
                last.watermark(),
                last.last().site(),
                last.last().commitMillis());
    }
}
