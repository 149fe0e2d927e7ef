package io.twoway.source.stream;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.SeenOffsets;
import io.twoway.event.RowEvent;
import io.twoway.source.stage.PassingEvent;
import io.twoway.source.stage.Stage;
import io.twoway.value.SourceColumn;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/**
 * Follows the progress rows of this site's own sink, to know what of each peer the site had applied at any event.
 *
 * <p>It lives in the task and in the offset, not in the filter: Connect does not store the offset of a dropped record, and
 * a filter's memory ends with its task.
 */
final class SeenTracker implements Stage {

    /** Our key in the source offset. */
    static final String OFFSET_KEY = "twoway_seen";

    private final BookkeepingDatabase bookkeeping;

    // Mutable state
    private SeenOffsets seen = SeenOffsets.NONE;
    private String encoded = SeenOffsets.NONE.encoded();

    SeenTracker(BookkeepingDatabase bookkeeping) {
        this.bookkeeping = bookkeeping;
    }

    @Override
    public void resumeAt(Map<String, Object> stored) {
        Object text = stored.get(OFFSET_KEY);
        remember(text == null ? SeenOffsets.NONE : SeenOffsets.parse(text.toString()));
    }

    /** Takes note of a progress row; the row itself already counts, as the rest of its transaction is a peer's. */
    @Override
    public void take(PassingEvent passing) {
        if (passing.event() instanceof RowEvent row && bookkeeping.isProgress(row.database(), row.table())) {
            row.after().ifPresent(this::readProgress);
        }
    }

    /** Returns the current knowledge in its wire format. */
    String encoded() {
        return encoded;
    }

    @Override
    public void note(Map<String, Object> offset) {
        offset.put(OFFSET_KEY, encoded);
    }

    private void readProgress(Struct progress) {
        remember(seen.with((String) column(progress, BookkeepingDatabase.STREAM), (Long)
                column(progress, BookkeepingDatabase.NEXT_OFFSET)));
    }

    private static Object column(Struct progress, String name) {
        return progress.schema().fields().stream()
                .filter(field -> SourceColumn.nameOf(field).equals(name))
                .findFirst()
                .map(progress::get)
                .orElseThrow(() -> new DataException("The progress table has no column " + name));
    }

    private void remember(SeenOffsets offsets) {
        seen = offsets;
        encoded = offsets.encoded();
    }
}
