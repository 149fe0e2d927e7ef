package io.twoway.sink.plan;

import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.change.TableName;
import io.twoway.sink.decode.RowStep;
import org.apache.kafka.connect.data.Struct;

/** A row's change that waits to be bound to its table, which a statement before it in the stream may still alter. */
public sealed interface PlannedRow {

    ChangeOrigin origin();

    TableName table();

    /** A change. Both halves of a changed key are one {@link RowStep.Updated} here. */
    record Changed(ChangeOrigin origin, TableName table, RowStep step) implements PlannedRow {}

    /** A row of the full load. */
    record Loaded(ChangeOrigin origin, TableName table, Struct after) implements PlannedRow {}
}
