package io.twoway.source.load;

import io.twoway.contract.Stamp;
import io.twoway.event.RowEvent;
import io.twoway.event.SchemaChange;
import io.twoway.offset.LoadedSoFar;
import io.twoway.source.stage.PassingEvent;
import io.twoway.source.stage.RecordCopy;
import io.twoway.source.stage.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a full load go by, reports how far it is, and sends the views, routines, triggers and accounts behind all rows:
 * triggers must not see them. The peer's statistics are renewed there too. All that goes before the record that ends the
 * load, so that one which is interrupted sends it again.
 */
public final class FullLoad implements Stage {

    private static final Logger LOG = LoggerFactory.getLogger(FullLoad.class);
    private static final String LAST = "last";
    private static final Duration BETWEEN_NOTES = Duration.ofSeconds(1);

    private final Supplier<LoadPlan> plan;
    private final Clock clock;

    // Mutable state
    private Optional<SourceRecord> schemaChange = Optional.empty();
    private Optional<LoadProgress> progress = Optional.empty();
    private Instant noted = Instant.EPOCH;
    private String note = "";

    /** @param plan what the load sends; asked for when its first row is seen, and at its end */
    public FullLoad(Supplier<LoadPlan> plan, Clock clock) {
        this.plan = plan;
        this.clock = clock;
    }

    @Override
    public void take(PassingEvent passing) {
        if (passing.event() instanceof SchemaChange change && change.snapshot()) {
            schemaChange = Optional.of(passing.polled());
            endAt(passing);
        } else if (passing.event() instanceof RowEvent row && row.operation().equals("r")) {
            count(row);
            endAt(passing);
        }
    }

    /** Connect stores the offset of any record. */
    @Override
    public void note(Map<String, Object> offset) {
        progress.ifPresent(counted -> {
            Instant now = clock.instant();
            if (Duration.between(noted, now).compareTo(BETWEEN_NOTES) >= 0) {
                noted = now;
                note = counted.soFar().encoded();
            }
            offset.put(LoadedSoFar.OFFSET_KEY, note);
        });
    }

    private void endAt(PassingEvent passing) {
        if (isLast(passing.polled())) {
            end().forEach(passing::send);
        }
    }

    private void count(RowEvent row) {
        LoadProgress counted = progress.orElseGet(
                () -> new LoadProgress("Full load", plan.get().estimates(), clock));
        progress = Optional.of(counted);
        counted.row(row.database() + "." + row.table(), LoadMark.of(row).endsTable());
        counted.due().ifPresent(LOG::info);
    }

    private List<SourceRecord> end() {
        List<CreatedObject> statements = new ArrayList<>(plan.get().objects());
        progress.ifPresent(counted -> {
            LOG.info(counted.finished());
            plan.get().analyses().forEach(analysis -> statements.add(new CreatedObject("", "", analysis)));
        });
        progress = Optional.empty();
        return schemaChange
                .map(template -> statements.stream()
                        .map(statement -> record(template, statement))
                        .toList())
                .orElse(List.of());
    }

    /** Debezium marks the load's last record, of whichever kind it is. */
    private static boolean isLast(SourceRecord record) {
        return record.value() instanceof Struct value
                && value.schema().field("source") != null
                && value.getStruct("source").schema().field("snapshot") != null
                && LAST.equals(value.getStruct("source").getString("snapshot"));
    }

    /** A schema change as Debezium would report it. */
    private static SourceRecord record(SourceRecord template, CreatedObject object) {
        Struct value = RecordCopy.of((Struct) template.value());
        value.put("databaseName", object.database()).put("ddl", object.statement());
        value.put("tableChanges", List.of());
        Struct source = RecordCopy.of(value.getStruct("source")).put("db", object.database());
        source.put("snapshot", "true");
        Schema table = source.schema().field("table").schema(); // a name only for tables
        source.put("table", table.isOptional() ? null : "");
        value.put("source", source);
        ConnectHeaders headers = new ConnectHeaders();
        // a sink of an older version knows the mode only
        object.session().value("sql_mode").ifPresent(mode -> headers.addString(Stamp.SQL_MODE_HEADER, mode));
        if (!object.session().isNone()) {
            headers.addString(Stamp.SESSION_HEADER, object.session().encoded());
        }
        return RecordCopy.with(value, template, headers);
    }
}
