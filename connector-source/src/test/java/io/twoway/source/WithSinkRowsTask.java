package io.twoway.source;

import io.debezium.jdbc.JdbcConnection;
import io.debezium.relational.TableId;
import io.twoway.source.capture.SnapshotListener;
import io.twoway.source.offset.BinlogPoint;
import java.util.Optional;
import java.util.Set;

/** A task that reads the rows of sinks, too, and leaves them to the filter. */
public class WithSinkRowsTask extends TwoWayMySqlSourceTask {

    @Override
    protected SnapshotListener listener() {
        return new AllRows(super.listener());
    }

    private record AllRows(SnapshotListener lead) implements SnapshotListener {

        @Override
        public void tablesKnown(Set<TableId> tables) {
            lead.tablesKnown(tables);
        }

        @Override
        public BinlogPoint positioned(BinlogPoint snapshot) {
            return lead.positioned(snapshot);
        }

        @Override
        public void structureRead(JdbcConnection connection) {
            lead.structureRead(connection);
        }

        @Override
        public boolean isToBeRead(TableId table) {
            return lead.isToBeRead(table);
        }

        @Override
        public Optional<String> condition(TableId table) {
            return lead.condition(table);
        }

        @Override
        public void reading(TableId table) {
            lead.reading(table);
        }

        @Override
        public void foundEmpty(TableId table) {
            lead.foundEmpty(table);
        }

        @Override
        public boolean needsRowsOfSinks(TableId table) {
            return true;
        }
    }
}
