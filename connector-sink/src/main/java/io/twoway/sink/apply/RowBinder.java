package io.twoway.sink.apply;

import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.change.RowChange;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.decode.ImageReader;
import io.twoway.sink.decode.RowStep;
import io.twoway.sink.plan.PlannedRow;
import org.apache.kafka.connect.errors.DataException;

/** Binds planned rows to the destination table as it is now. */
final class RowBinder {

    private RowBinder() {}

    static RowChange bind(TableSchema table, PlannedRow row) {
        if (row instanceof PlannedRow.Changed changed) {
            return bindStep(table, changed.origin(), changed.step());
        }
        PlannedRow.Loaded loaded = (PlannedRow.Loaded) row;
        return new RowChange.Load(loaded.origin(), ImageReader.read(table, loaded.after()));
    }

    private static RowChange bindStep(TableSchema table, ChangeOrigin origin, RowStep step) {
        if (step instanceof RowStep.Inserted inserted) {
            return new RowChange.Insert(origin, ImageReader.read(table, inserted.after()));
        }
        if (step instanceof RowStep.Updated updated) {
            return new RowChange.Update(
                    origin, ImageReader.read(table, updated.before()), ImageReader.read(table, updated.after()));
        }
        if (step instanceof RowStep.Deleted deleted) {
            return new RowChange.Delete(origin, ImageReader.read(table, deleted.before()));
        }
        throw new DataException("Record " + origin + " is one half of a changed key without the other.");
    }
}
