package io.twoway.source.stream;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.event.CapturedEvent;
import io.twoway.event.RowEvent;
import io.twoway.source.filter.Operation;
import io.twoway.source.filter.OperationFilter;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps operations at home that the user does not want to travel; never one on the bookkeeping tables. */
final class OperationGate implements StreamGate {

    private static final Logger LOG = LoggerFactory.getLogger(OperationGate.class);

    private final OperationFilter filter;
    private final BookkeepingDatabase bookkeeping;

    OperationGate(OperationFilter filter, BookkeepingDatabase bookkeeping) {
        this.filter = filter;
        this.bookkeeping = bookkeeping;
    }

    @Override
    public boolean passes(CapturedEvent event) {
        if (filter.isOpen()
                || !(event instanceof RowEvent row)
                || bookkeeping.name().equals(row.database())) {
            return true;
        }
        Optional<Operation> kept =
                operationOf(row).filter(operation -> !filter.passes(row.database(), row.table(), operation));
        kept.ifPresent(operation ->
                LOG.debug("Not sent, {} of {}.{} is filtered", operation.word(), row.database(), row.table()));
        return kept.isEmpty();
    }

    /** A row that the load reads is no operation. */
    private static Optional<Operation> operationOf(RowEvent row) {
        if (row.changesKey()) {
            return Optional.of(Operation.UPDATE);
        }
        return switch (row.operation()) {
            case "c" -> Optional.of(Operation.INSERT);
            case "u" -> Optional.of(Operation.UPDATE);
            case "d" -> Optional.of(Operation.DELETE);
            case RowEvent.TRUNCATE -> Optional.of(Operation.TRUNCATE);
            default -> Optional.empty();
        };
    }
}
