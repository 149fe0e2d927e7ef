package io.twoway.sink.rows;

import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.change.RowChange;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.decode.ImageReader;
import io.twoway.sink.decode.RowStep;
import io.twoway.sink.plan.PlannedRow;
import org.apache.kafka.connect.errors.DataException;

/** Binds planned rows to one destination table as it is now. */
final class RowBinder {

    private final TableSchema table;
    private final ImageReader images;

    RowBinder(TableSchema table) {
        this.table = table;
        this.images = new ImageReader(table);
    }

    /** @throws DataException when the row does not fit the table */
    RowChange bind(PlannedRow row) {
        return row.boundTo(table).orElseGet(() -> bindNow(row));
    }

    private RowChange bindNow(PlannedRow row) {
        if (row instanceof PlannedRow.Changed changed) {
            return bindStep(changed.origin(), changed.step());
        }
        if (row instanceof PlannedRow.Undecodable undecodable) {
            throw undecodable.cause();
        }
        PlannedRow.Loaded loaded = (PlannedRow.Loaded) row;
        return new RowChange.Load(loaded.origin(), images.read(loaded.after()));
    }

    private RowChange bindStep(ChangeOrigin origin, RowStep step) {
        if (step instanceof RowStep.Inserted inserted) {
            return new RowChange.Insert(origin, images.read(inserted.after()));
        }
        if (step instanceof RowStep.Updated updated) {
            return new RowChange.Update(origin, images.read(updated.before()), images.read(updated.after()));
        }
        if (step instanceof RowStep.Deleted deleted) {
            return new RowChange.Delete(origin, images.read(deleted.before()));
        }
        throw new DataException("Record " + origin + " is one half of a changed key without the other.");
    }
}
