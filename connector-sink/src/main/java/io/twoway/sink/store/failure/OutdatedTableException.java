package io.twoway.sink.store.failure;

import io.twoway.table.TableName;
import java.sql.SQLException;

/** A table that somebody has changed since it was read. */
public final class OutdatedTableException extends SQLException {

    private static final long serialVersionUID = 1L;

    public OutdatedTableException(TableName table) {
        super("table " + table + " is not any more as it was");
    }
}
