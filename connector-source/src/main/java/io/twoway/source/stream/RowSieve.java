package io.twoway.source.stream;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.event.RowEvent;
import io.twoway.source.filter.RowCondition;
import io.twoway.source.filter.RowFilter;
import io.twoway.source.filter.RowJudge;
import io.twoway.source.filter.RowMove;
import io.twoway.source.stage.PassingEvent;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * Finds out what the changes of a poll are to a peer that has only some rows. The rows of a table are judged together. Those
 * that a load read were selected by the condition already, and those of a sink's transaction do not leave the site.
 */
final class RowSieve {

    private final RowFilter filter;
    private final RowJudge judge;
    private final BookkeepingDatabase bookkeeping;

    // Mutable state
    private final KeyChangePairs pairs = new KeyChangePairs();
    private Optional<String> sinkTransaction = Optional.empty();

    RowSieve(RowFilter filter, RowJudge judge, BookkeepingDatabase bookkeeping) {
        this.filter = filter;
        this.judge = judge;
        this.bookkeeping = bookkeeping;
    }

    /** Returns what was polled, in order; without the first half of a changed key at its end, which comes with the next poll. */
    List<PassingEvent> judged(List<PassingEvent> polled) {
        if (filter.isOpen()) {
            return polled;
        }
        List<PassingEvent> events = pairs.completed(polled);
        BitSet filtered = new BitSet();
        IdentityHashMap<Schema, Rows> tables = new IdentityHashMap<>();
        for (int i = 0; i < events.size(); i++) {
            filtered.set(i, collected(events.get(i), tables));
        }
        Set<Struct> met = met(tables);
        filtered.stream().forEach(i -> MovedRow.tell(events.get(i), move(events, i, met)));
        return events;
    }

    /** Adds the images of a row to those of its table; returns whether there is a condition. */
    private boolean collected(PassingEvent polled, IdentityHashMap<Schema, Rows> tables) {
        if (!(polled.event() instanceof RowEvent row)) {
            return false;
        }
        Optional<RowCondition> condition = conditionOf(row);
        condition.ifPresent(required -> {
            row.before()
                    .ifPresent(image -> Rows.in(tables, required, row, image).add(image));
            row.after().ifPresent(image -> Rows.in(tables, required, row, image).add(image));
        });
        return condition.isPresent();
    }

    private Optional<RowCondition> conditionOf(RowEvent row) {
        if (row.order() == 1 && bookkeeping.isProgress(row.database(), row.table())) {
            sinkTransaction = row.transaction();
        }
        boolean leaves = row.transaction().isPresent() && !row.transaction().equals(sinkTransaction);
        return leaves ? filter.conditionOf(row.database(), row.table()) : Optional.empty();
    }

    private Set<Struct> met(IdentityHashMap<Schema, Rows> tables) {
        Set<Struct> met = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Rows rows : tables.values()) {
            judge.meeting(rows.condition(), rows.database(), rows.table(), rows.images()).stream()
                    .mapToObj(rows.images()::get)
                    .forEach(met::add);
        }
        return met;
    }

    /** The two halves of a changed key are one update. */
    private static RowMove move(List<PassingEvent> events, int i, Set<Struct> met) {
        RowEvent row = rowOf(events.get(i));
        if (KeyChangePairs.isFirstHalf(events.get(i))) {
            return RowMove.of(
                    meets(row.before(), met), meets(rowOf(events.get(i + 1)).after(), met));
        }
        if (KeyChangePairs.isSecondHalf(events.get(i))) {
            return RowMove.of(meets(rowOf(events.get(i - 1)).before(), met), meets(row.after(), met));
        }
        if (row.before().isPresent() && row.after().isPresent()) {
            return RowMove.of(meets(row.before(), met), meets(row.after(), met));
        }
        return meets(row.before().or(row::after), met) ? RowMove.INSIDE : RowMove.OUTSIDE;
    }

    private static boolean meets(Optional<Struct> image, Set<Struct> met) {
        return image.filter(met::contains).isPresent();
    }

    private static RowEvent rowOf(PassingEvent polled) {
        return (RowEvent) polled.event();
    }

    /** Rows of one table, all of one schema. */
    private record Rows(RowCondition condition, String database, String table, List<Struct> images) {

        static Rows in(IdentityHashMap<Schema, Rows> tables, RowCondition condition, RowEvent row, Struct image) {
            return tables.computeIfAbsent(
                    image.schema(), schema -> new Rows(condition, row.database(), row.table(), new ArrayList<>()));
        }

        void add(Struct image) {
            images.add(image);
        }
    }
}
