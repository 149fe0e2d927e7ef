package io.twoway.bench.place;

import java.sql.SQLException;

/** A statement of the benchmark itself that a server refused. */
public final class RefusedStatement extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RefusedStatement(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
