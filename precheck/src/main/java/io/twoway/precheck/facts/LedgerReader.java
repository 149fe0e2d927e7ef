package io.twoway.precheck.facts;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.ddl.QuotedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;

/** Reads which statements of other sites the sinks of a server have run. */
public final class LedgerReader {

    /** There is no such database or table, as one says it who may see it and one who may not. */
    private static final Set<Integer> NOT_THERE = Set.of(1044, 1049, 1142, 1146);

    private final Connection connection;
    private final BookkeepingDatabase bookkeeping;

    /** @param connection of any user of the server; it stays open */
    public LedgerReader(Connection connection, BookkeepingDatabase bookkeeping) {
        this.connection = connection;
        this.bookkeeping = bookkeeping;
    }

    /**
     * Returns how many statements of other streams were run here, as far as the user may know.
     *
     * @param stream the topic of the server's own stream: where both sites are on one server, its sink is here too
     * @throws SQLException when the server does not say
     */
    public long statementsBeside(String stream) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT COUNT(*) FROM "
                + QuotedName.of(bookkeeping.name(), BookkeepingDatabase.DDL_LOG) + " WHERE "
                + BookkeepingDatabase.STREAM + " <> ?")) {
            query.setString(1, stream);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            if (NOT_THERE.contains(e.getErrorCode())) {
                return 0;
            }
            throw e;
        }
    }
}
