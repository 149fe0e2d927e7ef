package io.twoway.sink.apply;

import io.twoway.contract.GtidPosition;
import io.twoway.contract.SiteName;
import io.twoway.contract.Xid;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.decode.RowStep;
import io.twoway.sink.decode.StreamEvent;
import io.twoway.table.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/**
 * A random stream of ordinary and XA transactions, which insert a row with a number of its own each. Now and then the source
 * dies in the middle of one, or sends the last ones again.
 */
final class XaScript {

    private static final String SERVER = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final Schema ROW =
            SchemaBuilder.struct().field("id", Schema.INT32_SCHEMA).build();

    private final Random random;
    private final TableName table;

    // Mutable state
    private final List<StreamEvent> events = new ArrayList<>();
    private final NavigableSet<Integer> committed = new TreeSet<>();
    private final List<Open> open = new ArrayList<>();
    private final List<List<Template>> sent = new ArrayList<>();
    private int transaction;
    private int row;

    /** An XA transaction that is prepared. */
    private record Open(Xid xid, List<Integer> ids) {}

    /** An event that may be sent again under another offset. */
    private interface Template {
        StreamEvent at(ChangeOrigin origin);
    }

    XaScript(Random random, TableName table) {
        this.random = random;
        this.table = table;
    }

    /** Returns the events, each at its Kafka offset. */
    List<StreamEvent> events() {
        return events;
    }

    /** Returns the numbers of the rows that must be there in the end. */
    NavigableSet<Integer> committed() {
        return committed;
    }

    void add(int transactions) {
        for (int i = 0; i < transactions; i++) {
            switch (random.nextInt(6)) {
                case 0 -> ordinary();
                case 1 -> onePhase();
                case 2, 3 -> prepare();
                default -> decide();
            }
            if (random.nextInt(5) == 0) {
                repeat();
            }
        }
        while (!open.isEmpty()) {
            decide();
        }
    }

    private void ordinary() {
        List<Template> parts = rows(1 + random.nextInt(5), Optional.empty(), committed::addAll);
        String id = id();
        parts.add(origin -> new StreamEvent.TransactionEnded(origin, id));
        send(parts);
    }

    private void onePhase() {
        Xid xid = newXid();
        List<Template> parts = rows(1 + random.nextInt(9), Optional.of(xid), committed::addAll);
        String id = id();
        parts.add(origin -> new StreamEvent.TransactionEnded(origin, id, Optional.of(xid)));
        send(parts);
    }

    private void prepare() {
        Xid xid = newXid();
        List<Template> parts =
                rows(random.nextInt(10), Optional.of(xid), ids -> open.add(new Open(xid, List.copyOf(ids))));
        String id = id();
        parts.add(origin -> new StreamEvent.XaPrepared(origin, id, xid));
        send(parts);
    }

    private void decide() {
        if (open.isEmpty()) {
            return;
        }
        transaction++;
        Open one = open.remove(random.nextInt(open.size()));
        boolean commits = random.nextInt(3) > 0;
        if (commits) {
            committed.addAll(one.ids());
        }
        String id = id();
        send(List.of(origin -> new StreamEvent.XaDecided(origin, id, one.xid(), commits)));
    }

    /** Names are used again as soon as they are free. */
    private Xid newXid() {
        int name = 0x10;
        while (isOpen(xid(name))) {
            name++;
        }
        return xid(name);
    }

    private boolean isOpen(Xid xid) {
        return open.stream().anyMatch(one -> one.xid().equals(xid));
    }

    private static Xid xid(int name) {
        return new Xid("X'" + Integer.toHexString(name) + "',X'',1");
    }

    private interface Outcome {
        void of(List<Integer> ids);
    }

    private List<Template> rows(int count, Optional<Xid> xid, Outcome outcome) {
        transaction++;
        String id = id();
        List<Template> parts = new ArrayList<>();
        List<Integer> ids = new ArrayList<>();
        for (int order = 1; order <= count; order++) {
            RowStep step = new RowStep.Inserted(new Struct(ROW).put("id", ++row));
            GtidPosition position = new GtidPosition(SERVER, transaction, order);
            ids.add(row);
            parts.add(origin -> new StreamEvent.RowChanged(origin, table, id, position, step, xid));
        }
        outcome.of(ids);
        return parts;
    }

    private String id() {
        return SERVER + ":" + transaction;
    }

    private void send(List<Template> parts) {
        if (random.nextInt(6) == 0) {
            parts.subList(0, random.nextInt(parts.size())).forEach(this::append); // the source dies in the middle of it
        }
        sent.add(parts);
        parts.forEach(this::append);
    }

    /** A source that is restarted begins at the start of a transaction, and may have been in the middle of one. */
    private void repeat() {
        int from = Math.max(0, sent.size() - 1 - random.nextInt(4));
        if (random.nextBoolean() && from < sent.size()) {
            List<Template> parts = sent.get(sent.size() - 1);
            parts.subList(0, random.nextInt(parts.size())).forEach(this::append);
        }
        List.copyOf(sent.subList(from, sent.size())).forEach(parts -> parts.forEach(this::append));
    }

    private void append(Template part) {
        long offset = events.size();
        events.add(part.at(new ChangeOrigin("a", 0, offset, new SiteName("a"), 1_000 + offset, false)));
    }
}
