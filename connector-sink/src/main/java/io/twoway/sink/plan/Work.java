package io.twoway.sink.plan;

import io.twoway.contract.Xid;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.decode.StreamEvent;
import java.util.List;
import java.util.Optional;

/** Something that must be applied whole. */
public sealed interface Work {

    /** The record that completes it: progress stands right behind it once the work is applied. */
    ChangeOrigin last();

    /** Returns the watermark once this is applied. */
    Watermark watermark();

    /** Returns the rows that it has. */
    default List<PlannedRow> plannedRows() {
        return List.of();
    }

    /** Returns about how many bytes of the heap they take. */
    default long heldBytes() {
        return 0;
    }

    /**
     * Rows that become visible together: a source transaction, a piece of one too large, or loaded rows.
     *
     * @param heldBytes about how many bytes of the heap the rows take
     */
    record Rows(List<PlannedRow> rows, long heldBytes, ChangeOrigin last, Watermark watermark) implements Work {
        public Rows {
            rows = List.copyOf(rows);
        }

        /** Returns the same work with these rows, one for each of its own. */
        public Rows of(List<PlannedRow> others) {
            return new Rows(others, heldBytes, last, watermark);
        }

        @Override
        public List<PlannedRow> plannedRows() {
            return rows;
        }
    }

    /** A statement. It commits by itself in MySQL, so it shares a transaction with nothing. */
    record Statement(StreamEvent.SchemaChanged statement, Watermark watermark) implements Work {
        @Override
        public ChangeOrigin last() {
            return statement.origin();
        }
    }

    /** A TRUNCATE, which commits by itself too. */
    record Truncation(StreamEvent.TableTruncated truncation, Watermark watermark) implements Work {
        @Override
        public ChangeOrigin last() {
            return truncation.origin();
        }
    }

    /**
     * Rows of an XA transaction that nobody has committed yet: all of them or, if they are too many, a portion.
     *
     * @param transaction the id of the source transaction that has them
     * @param whole whether these are all of its rows
     */
    record Prepared(Xid xid, String transaction, Rows rows, boolean whole) implements Work {
        @Override
        public ChangeOrigin last() {
            return rows.last();
        }

        @Override
        public Watermark watermark() {
            return rows.watermark();
        }

        @Override
        public List<PlannedRow> plannedRows() {
            return rows.rows();
        }

        @Override
        public long heldBytes() {
            return rows.heldBytes();
        }
    }

    /**
     * The commit or the rollback of an XA transaction that was prepared before.
     *
     * @param committed whether it is committed, and not rolled back
     * @param transaction the id of the source transaction that decides
     * @param rest the rows of it that were not handed out as {@link Prepared}: after a commit in one phase
     */
    record Decided(
            Xid xid,
            boolean committed,
            String transaction,
            Optional<Prepared> rest,
            ChangeOrigin last,
            Watermark watermark)
            implements Work {}

    /** Nothing but a sign of life: moves the progress of a stream in which nothing else travels. */
    record Heartbeat(ChangeOrigin last, Watermark watermark) implements Work {}
}
