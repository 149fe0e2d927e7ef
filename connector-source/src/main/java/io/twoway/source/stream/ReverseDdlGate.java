package io.twoway.source.stream;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.Stamp;
import io.twoway.ddl.DdlStatement;
import io.twoway.ddl.SchemaObject;
import io.twoway.ddl.Secret;
import io.twoway.event.CapturedEvent;
import io.twoway.event.RowEvent;
import io.twoway.event.SchemaChange;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps DDL and TRUNCATE at home in the reverse direction, where they would undo or repeat what the peer sent. */
final class ReverseDdlGate implements StreamGate {

    private static final Logger LOG = LoggerFactory.getLogger(ReverseDdlGate.class);

    private final BookkeepingDatabase bookkeeping;

    // Mutable state
    private long kept;

    ReverseDdlGate(BookkeepingDatabase bookkeeping) {
        this.bookkeeping = bookkeeping;
    }

    @Override
    public boolean passes(CapturedEvent event) {
        if (event instanceof SchemaChange change) {
            report(change.snapshot() || isOurs(change), change.statement());
            return false;
        }
        if (event instanceof RowEvent row && row.isTruncate()) {
            report(isBookkeeping(row.database()), "TRUNCATE TABLE " + row.database() + "." + row.table());
            return false;
        }
        return true;
    }

    /** Whether a sink made its own tables, or ran what the peer sent. */
    private boolean isOurs(SchemaChange change) {
        List<SchemaObject> objects =
                DdlStatement.read(change.statement(), change.database()).objects();
        boolean bookkeepings =
                !objects.isEmpty() && objects.stream().allMatch(object -> isBookkeeping(object.database()));
        return bookkeepings || change.statement().startsWith(Stamp.STATEMENT_MARK);
    }

    private boolean isBookkeeping(String database) {
        return bookkeeping.name().equals(database);
    }

    private void report(boolean expected, String statement) {
        if (expected) {
            LOG.debug("Not sent, not a change of a user: {}", Secret.hiddenIn(statement));
            return;
        }
        kept++;
        LOG.info("Not sent, DDL travels forward only ({} so far): {}", kept, Secret.hiddenIn(statement));
    }
}
