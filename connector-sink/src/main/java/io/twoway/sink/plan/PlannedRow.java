package io.twoway.sink.plan;

import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.change.RowChange;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.decode.RowStep;
import io.twoway.table.TableName;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/** A row's change that waits to be bound to its table, which a statement before it in the stream may still alter. */
public sealed interface PlannedRow {

    ChangeOrigin origin();

    TableName table();

    /** Returns the row before the change, if the record carries it. */
    default Optional<Struct> beforeRow() {
        return Optional.empty();
    }

    /** Returns the row after the change, if the record carries it. */
    default Optional<Struct> afterRow() {
        return Optional.empty();
    }

    /** Returns what the row became when it was bound ahead of its turn, if it was. */
    default Optional<Bound> ahead() {
        return Optional.empty();
    }

    /** Returns the change, if it was bound ahead of its turn, and to this very table. */
    default Optional<RowChange> boundTo(TableSchema table) {
        return ahead().filter(bound -> bound.isTo(table)).map(Bound::change);
    }

    /** Returns the row as one that is bound, if it is of a kind that can be. */
    default PlannedRow bound(Bound change) {
        return this;
    }

    /** Returns the row as one that was committed at that time, because it was only prepared before. */
    default PlannedRow committedAt(long commitMillis) {
        return this;
    }

    /**
     * Row that was bound ahead of its turn.
     *
     * @param table the table as it was then
     */
    record Bound(TableSchema table, RowChange change) {

        /** A table that was read again is another one, even if it is equal: comparing it would cost more than binding. */
        @SuppressWarnings("ReferenceEquality")
        private boolean isTo(TableSchema wanted) {
            return table == wanted;
        }
    }

    /** A change. Both halves of a changed key are one {@link RowStep.Updated} here. */
    record Changed(ChangeOrigin origin, TableName table, RowStep step, Optional<Bound> ahead) implements PlannedRow {

        /** One that is not bound yet. */
        public Changed(ChangeOrigin origin, TableName table, RowStep step) {
            this(origin, table, step, Optional.empty());
        }

        @Override
        public PlannedRow bound(Bound change) {
            return new Changed(origin, table, step, Optional.of(change));
        }

        @Override
        public PlannedRow committedAt(long commitMillis) {
            return new Changed(origin.committedAt(commitMillis), table, step);
        }

        @Override
        public Optional<Struct> beforeRow() {
            return step.beforeRow();
        }

        @Override
        public Optional<Struct> afterRow() {
            return step.afterRow();
        }
    }

    /** A row of the full load. */
    record Loaded(ChangeOrigin origin, TableName table, Struct after, Optional<Bound> ahead) implements PlannedRow {

        /** One that is not bound yet. */
        public Loaded(ChangeOrigin origin, TableName table, Struct after) {
            this(origin, table, after, Optional.empty());
        }

        @Override
        public PlannedRow bound(Bound change) {
            return new Loaded(origin, table, after, Optional.of(change));
        }

        @Override
        public Optional<Struct> afterRow() {
            return Optional.of(after);
        }
    }

    /** A record that could not be read: it keeps its place in the stream until somebody decides what becomes of it. */
    record Undecodable(ChangeOrigin origin, DataException cause) implements PlannedRow {

        private static final TableName NO_TABLE = new TableName("", "");

        @Override
        public TableName table() {
            return NO_TABLE;
        }
    }
}
