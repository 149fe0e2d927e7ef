package io.twoway.source.capture;

import io.debezium.jdbc.JdbcConnection;
import io.debezium.relational.TableId;
import io.twoway.source.offset.BinlogPoint;
import java.util.Optional;
import java.util.Set;

/** Listener that leads a snapshot. Its methods are called by the snapshot's thread, in this order, but for those that say otherwise. */
public interface SnapshotListener {

    /**
     * The tables are known: nothing of them was read yet, and perhaps no snapshot is needed.
     *
     * @param tables those of the stored offset and those that the server has, selected or not
     */
    void tablesKnown(Set<TableId> tables);

    /**
     * The snapshot sees the server at a place.
     *
     * @return the place at which streaming is to begin afterwards
     */
    BinlogPoint positioned(BinlogPoint snapshot);

    /**
     * The tables' structure has been read, and the lock is still held, if there is one.
     *
     * @param connection the snapshot's own
     */
    void structureRead(JdbcConnection connection);

    /** Returns whether the rows of a table are to be read. */
    boolean isToBeRead(TableId table);

    /** Returns an expression that is true for the rows that are to be read; empty for all rows. */
    Optional<String> condition(TableId table);

    /** A table's rows are going to be read, behind or beside those of the tables before. */
    void reading(TableId table);

    /** A table was read that has no rows; called by the thread that read it. */
    void foundEmpty(TableId table);

    /**
     * Returns whether rows of a table are needed also where a sink wrote them; asked by the thread that reads the binlog,
     * after all of this.
     */
    boolean needsRowsOfSinks(TableId table);
}
