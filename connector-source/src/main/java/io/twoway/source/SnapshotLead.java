package io.twoway.source;

import io.debezium.config.Configuration;
import io.debezium.jdbc.JdbcConnection;
import io.debezium.relational.TableId;
import io.twoway.offset.AddState;
import io.twoway.offset.AddedTable;
import io.twoway.source.added.LoadName;
import io.twoway.source.capture.SnapshotListener;
import io.twoway.source.config.Direction;
import io.twoway.source.config.SourceKeys;
import io.twoway.source.config.TaskSettings;
import io.twoway.source.load.LoadCourse;
import io.twoway.source.load.LoadPlan;
import io.twoway.source.offset.BinlogPoint;
import io.twoway.source.reading.LoadPlanReader;
import io.twoway.source.resume.ResumePoint;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lead of one start's snapshot: where the stream begins behind it, what it reads, and which tables are new to the selection. */
final class SnapshotLead implements SnapshotListener {

    private final Configuration config;
    private final TaskSettings settings;
    private final CapturedTables selection;
    private final Supplier<LoadCourse> course;
    private final ResumePoint resume;
    private final LoadPlanReader reader;

    // Mutable state, written by the snapshot's thread before any record is read, and taken up by the task's
    private volatile LoadPlan plan = LoadPlan.NONE;
    private volatile Optional<AddState> known = Optional.empty();
    private volatile Set<AddedTable> loading = Set.of(); // or waiting for it

    /**
     * @param course the course of the load that follows
     * @param resume the offset to go on at, and how far added tables are there
     */
    SnapshotLead(
            Configuration config,
            TaskSettings settings,
            CapturedTables selection,
            Supplier<LoadCourse> course,
            ResumePoint resume) {
        this.config = config;
        this.settings = settings;
        this.selection = selection;
        this.course = course;
        this.resume = resume;
        this.reader = new LoadPlanReader(selection, settings.bookkeeping(), settings.objects());
    }

    @Override
    public void tablesKnown(Set<TableId> tables) {
        if (settings.direction() != Direction.FORWARD) {
            return; // the reverse direction loads nothing
        }
        Map<String, String> lists = CapturedTables.lists(config);
        AddState before = resume.added().orElseGet(() -> AddState.of(lists));
        CapturedTables formerSelection = CapturedTables.of(config, before.lists());
        List<AddedTable> added = tables.stream()
                .map(table -> new AddedTable(table.catalog(), table.table()))
                .filter(table -> !settings.bookkeeping().name().equals(table.database()))
                .filter(table -> !formerSelection.includesTable(table.database(), table.name()))
                .sorted(Comparator.comparing(AddedTable::toString))
                .toList();
        AddState now = before.selecting(
                LoadName.behind(settings.topic(), resume.place()),
                lists,
                added,
                table -> selection.includesTable(table.database(), table.name()));
        loading = Stream.concat(now.waiting().stream(), Stream.of(now.current().table()))
                .collect(Collectors.toUnmodifiableSet());
        known = Optional.of(now);
    }

    @Override
    public BinlogPoint positioned(BinlogPoint snapshot) {
        return course.get().streamFrom(snapshot);
    }

    @Override
    public void structureRead(JdbcConnection connection) {
        LoadPlan whole = reader.read(connection);
        plan = whole.expecting(table -> !course.get().isRead(table));
        course.get().begin(whole, config.getInteger(SourceKeys.LOAD_THREADS, 1));
    }

    @Override
    public boolean isToBeRead(TableId table) {
        return !course.get().isRead(nameOf(table));
    }

    private static String nameOf(TableId table) {
        return table.catalog() + "." + table.table();
    }

    @Override
    public Optional<String> condition(TableId table) {
        return settings.rows()
                .conditionOf(table.catalog(), table.table())
                .map(condition -> condition.text().sql());
    }

    @Override
    public void reading(TableId table) {
        course.get().reads(nameOf(table));
    }

    @Override
    public void foundEmpty(TableId table) {
        course.get().foundEmpty(nameOf(table));
    }

    /** The load of an added table leaves out rows that a sink changed since it began; until the next start it may be going on. */
    @Override
    public boolean needsRowsOfSinks(TableId table) {
        return loading.contains(new AddedTable(table.catalog(), table.table()));
    }

    /** Returns what a full load sends; nothing as long as no snapshot has read it. */
    LoadPlan plan() {
        return plan;
    }

    /** Returns how far added tables are, once after the tables became known; for the task's thread. */
    Optional<AddState> takeKnown() {
        Optional<AddState> now = known;
        if (now.isPresent()) {
            known = Optional.empty();
        }
        return now;
    }
}
