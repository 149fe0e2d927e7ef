package io.twoway.sink.plan;

import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.decode.StreamEvent;
import java.util.List;

/** Something that must be applied whole. */
public sealed interface Work {

    /** The record that completes it: progress stands right behind it once the work is applied. */
    ChangeOrigin last();

    /** Returns the watermark once this is applied. */
    Watermark watermark();

    /**
     * Rows that become visible together: a source transaction, a piece of one too large, or loaded rows.
     *
     * @param heldBytes about how many bytes of the heap the rows take
     */
    record Rows(List<PlannedRow> rows, long heldBytes, ChangeOrigin last, Watermark watermark) implements Work {
        public Rows {
            rows = List.copyOf(rows);
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

    /** Nothing but a sign of life: moves the progress of a stream in which nothing else travels. */
    record Heartbeat(ChangeOrigin last, Watermark watermark) implements Work {}
}
