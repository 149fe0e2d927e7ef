package io.twoway.sink.rows;

import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.RowUpdate;
import java.util.List;

/**
 * What a batch changes in one table, in the order in which it is written: deletes free the unique values that updates and
 * inserts need.
 */
record TableWrites(List<RowImage> deletes, List<RowUpdate> updates, List<RowImage> inserts) {}
