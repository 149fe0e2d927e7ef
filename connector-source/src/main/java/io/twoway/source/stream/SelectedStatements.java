package io.twoway.source.stream;

import io.twoway.contract.OriginSession;
import io.twoway.contract.Stamp;
import io.twoway.ddl.DdlStatement;
import io.twoway.ddl.SchemaObject;
import io.twoway.ddl.SchemaObject.Kind;
import io.twoway.ddl.StatementPart;
import io.twoway.event.SchemaChange;
import io.twoway.source.filter.TableSelection;
import io.twoway.source.stage.PassingEvent;
import io.twoway.source.stage.Stage;
import java.util.Set;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves to the peer only what a statement does to selected tables: what else has the same name there is not the peer of what
 * was changed here.
 */
final class SelectedStatements implements Stage {

    private static final Logger LOG = LoggerFactory.getLogger(SelectedStatements.class);

    private static final Set<Kind> OF_TABLES = Set.of(Kind.TABLE, Kind.VIEW, Kind.TRIGGER);

    private final TableSelection selection;

    SelectedStatements(TableSelection selection) {
        this.selection = selection;
    }

    /** Changes the record of a statement in place: its text, or a header that says why it cannot be run. */
    @Override
    public void take(PassingEvent passing) {
        if (passing.leaves() && passing.event() instanceof SchemaChange change && !change.snapshot()) {
            restrict(change, passing.record());
        }
    }

    private void restrict(SchemaChange change, SourceRecord record) {
        OriginSession session = Stamp.sessionIn(record.headers());
        StatementPart part =
                StatementPart.of(DdlStatement.read(change.statement(), change.database(), session), this::isSelected);
        if (part instanceof StatementPart.Some some) {
            LOG.info("Sent for the selected tables only, as '{}': {}", some.text(), change.statement());
            ((Struct) record.value()).put("ddl", some.text());
        } else if (part instanceof StatementPart.Impossible impossible) {
            record.headers().remove(Stamp.REFUSED_HEADER);
            record.headers().addString(Stamp.REFUSED_HEADER, why(impossible.object()));
        }
    }

    private boolean isSelected(SchemaObject object) {
        return OF_TABLES.contains(object.kind())
                ? selection.includesTable(object.database(), object.name())
                : selection.includesDatabase(object.database());
    }

    private static String why(SchemaObject object) {
        return object
                + " is not selected at the origin, so its rows never travelled, and a table of that name here may be"
                + " another one. Make the table that the statement made at the origin here, with its rows and with"
                + " sql_log_bin = 0; or select " + object + " too before it is used in such a statement";
    }
}
