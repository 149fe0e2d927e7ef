package io.twoway.source.capture;

import io.debezium.jdbc.JdbcConnection;

/** Whoever wants to read more than Debezium does while a snapshot's lock keeps the schema as it is. */
@FunctionalInterface
interface SnapshotListener {

    /**
     * The tables' structure has been read.
     *
     * @param connection the snapshot's own
     */
    void structureRead(JdbcConnection connection);
}
