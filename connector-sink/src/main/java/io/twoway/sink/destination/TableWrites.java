package io.twoway.sink.destination;

import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.RowUpdate;
import java.util.List;

/** The writes of a batch to one table, in their order: deletes free the unique values that updates and inserts need. */
public record TableWrites(List<RowImage> deletes, List<RowUpdate> updates, List<RowImage> inserts) {}
