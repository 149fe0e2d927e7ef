package io.twoway.sink.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.GtidPosition;
import io.twoway.contract.GtidSet;
import io.twoway.sink.decode.RowStep;
import io.twoway.sink.decode.StreamEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

/**
 * An origin whose transactions come in no order of their numbers: jumps, blocks of several servers, tags, replicas that commit
 * in another order than their source. Most do not travel, the source starts again and again, also at another server, and so
 * does the sink. A naive set says what must come out: each row once, those of a transaction in their order.
 */
class AnyOrderTest extends AssembledTransactions {

    private static final int LARGEST_PIECE = 3;
    private static final List<String> SOURCES =
            List.of(SERVER, SERVER + ":tag", "4e11fa47-71ca-11e1-9e33-c80aa9429562");

    private record Transaction(String source, long number, boolean travels, boolean statement, int rows) {
        String gtid() {
            return source + ":" + number;
        }
    }

    /** A record, with what the source had read before it, where it says so. */
    private record Sent(StreamEvent event, String name, Optional<GtidSet> read) {}

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final List<Sent> topic = new ArrayList<>();

    @RepeatedTest(200)
    void eachRowIsAppliedOnceWhateverTheOrderOfNumbersAndWhateverStartsAgain() {
        System.out.println("seed " + seed);
        List<Transaction> binlog = binlog(1 + random.nextInt(40));
        send(binlog);
        List<String> applied = apply();

        List<String> expected =
                binlog.stream().flatMap(one -> names(one).stream()).toList();
        assertThat(applied).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(expected);
        binlog.forEach(one -> assertThat(applied.stream()
                        .filter(name -> name.startsWith(one.gtid() + "/"))
                        .toList())
                .as("seed %d", seed)
                .isEqualTo(names(one)));
    }

    private List<Transaction> binlog(int size) {
        Map<String, Transaction> binlog = new LinkedHashMap<>();
        while (binlog.size() < size) {
            String source = SOURCES.get(random.nextInt(SOURCES.size()));
            long block = random.nextInt(3) * 1_000_000L;
            boolean travels = random.nextInt(3) == 0;
            int rows = travels ? random.nextInt(8) : 0;
            Transaction one = new Transaction(
                    source,
                    block + 1 + random.nextInt(30),
                    travels,
                    travels && (rows == 0 || random.nextBoolean()),
                    rows);
            binlog.putIfAbsent(one.gtid(), one);
        }
        return new ArrayList<>(binlog.values());
    }

    /** Reads to the end at last; before that it dies anywhere, and goes on behind any part that was read whole. */
    private void send(List<Transaction> binlog) {
        List<Transaction> server = binlog;
        int stored = 0;
        for (int run = random.nextInt(5); run >= 0; run--) {
            int end = run == 0 ? server.size() : stored + random.nextInt(server.size() - stored + 1);
            for (Transaction transaction : server.subList(stored, end)) {
                topic.addAll(records(server, transaction));
            }
            if (run > 0 && end < server.size()) {
                sendPart(server, server.get(end));
            }
            stored += random.nextInt(end - stored + 1);
            server = random.nextBoolean() ? server : otherServer(server, stored);
        }
    }

    private void sendPart(List<Transaction> server, Transaction transaction) {
        List<Sent> records = records(server, transaction);
        topic.addAll(records.subList(0, random.nextInt(records.size() + 1)));
    }

    /** What was read whole is there too, in whichever order; the rest may have been committed in another one. */
    private List<Transaction> otherServer(List<Transaction> server, int stored) {
        List<Transaction> rest = new ArrayList<>(server.subList(stored, server.size()));
        Collections.shuffle(rest, random);
        List<Transaction> other = new ArrayList<>(server.subList(0, stored));
        other.addAll(rest);
        return other;
    }

    private List<Sent> records(List<Transaction> server, Transaction one) {
        List<Sent> records = new ArrayList<>();
        if (one.statement()) {
            records.add(sent(server, one, statement(one), name(one, 0)));
        }
        for (int order = 1; order <= one.rows(); order++) {
            records.add(sent(server, one, row(one, order), name(one, order)));
        }
        if (one.rows() > 0 && random.nextBoolean()) {
            Sent last = records.remove(records.size() - 1);
            StreamEvent end = new StreamEvent.TransactionEnded(last.event().origin(), one.gtid());
            records.add(new Sent(joined(last.event(), end), last.name(), last.read()));
        } else if (one.rows() > 0) {
            records.add(sent(server, one, new StreamEvent.TransactionEnded(origin(), one.gtid()), ""));
        }
        if (records.isEmpty()) {
            records.add(sent(server, one, new StreamEvent.Heartbeat(origin()), ""));
        }
        return records;
    }

    private Sent sent(List<Transaction> server, Transaction at, StreamEvent event, String name) {
        GtidSet read = GtidSet.EMPTY;
        for (Transaction before : server.subList(0, server.indexOf(at))) {
            read = read.with(before.source(), before.number());
        }
        return new Sent(event, name, random.nextInt(4) == 0 ? Optional.of(read) : Optional.empty());
    }

    private StreamEvent row(Transaction one, int order) {
        GtidPosition position = new GtidPosition(one.source(), one.number(), order);
        return new StreamEvent.RowChanged(origin(), ORDERS, one.gtid(), position, new RowStep.Inserted(struct(order)));
    }

    private StreamEvent statement(Transaction one) {
        GtidPosition position = new GtidPosition(one.source(), one.number(), Integer.MIN_VALUE + 1L);
        return new StreamEvent.SchemaChanged(origin(), "shop", "CREATE", Optional.empty(), Optional.of(position));
    }

    private static List<String> names(Transaction one) {
        return IntStream.rangeClosed(one.statement() ? 0 : 1, one.rows())
                .filter(order -> one.travels())
                .mapToObj(order -> name(one, order))
                .toList();
    }

    private static String name(Transaction one, int order) {
        return one.gtid() + "/" + order;
    }

    /** The sink dies now and then, and goes on behind the last work that it applied, with the text of its watermark. */
    private List<String> apply() {
        List<String> applied = new ArrayList<>();
        TransactionAssembler assembler = assembler(Watermark.START, LARGEST_PIECE);
        String row = "";
        int behind = 0;
        Set<Integer> deaths = new HashSet<>();
        for (int next = 0; next < topic.size(); next++) {
            Sent sent = topic.get(next);
            sent.read().ifPresent(assembler::settle);
            Optional<Work> work = assembler.accept(sent.event());
            if (work.isPresent()) {
                applied.addAll(namesIn(work.get()));
                row = work.get().watermark().encoded();
                behind = next + 1;
            }
            if (random.nextInt(6) == 0 && deaths.add(next)) {
                assembler = assembler(Watermark.parse(row), LARGEST_PIECE);
                next = behind - 1;
            }
        }
        return applied;
    }

    private List<String> namesIn(Work work) {
        List<Long> offsets = work instanceof Work.Rows rows
                ? rows.rows().stream().map(row -> row.origin().offset()).toList()
                : List.of(work.last().offset());
        return offsets.stream()
                .map(offset -> topic.stream()
                        .filter(sent -> sent.event().origin().offset() == offset)
                        .findFirst()
                        .orElseThrow()
                        .name())
                .toList();
    }
}
