package io.twoway.sink.apply;

import io.twoway.contract.SiteName;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.change.TableName;
import io.twoway.sink.decode.RowStep;
import io.twoway.sink.plan.Batch.RowBatch;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.sink.plan.Watermark;
import io.twoway.sink.plan.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** Random changes over few keys and values, so that they meet each other and the rows in their way all the time. */
final class RandomChanges {

    /** The tables, with {@code %s} for the database. */
    static final List<String> TABLES = List.of(
            "CREATE TABLE %s.plain (id INT PRIMARY KEY, v INT)",
            "CREATE TABLE %s.named (name VARCHAR(20) COLLATE utf8mb4_0900_ai_ci PRIMARY KEY, v INT)",
            "CREATE TABLE %s.padded (name VARCHAR(20) COLLATE utf8mb4_general_ci PRIMARY KEY, v INT)",
            "CREATE TABLE %s.uniques (id INT PRIMARY KEY, code VARCHAR(9) UNIQUE, u INT UNIQUE, v INT)",
            "CREATE TABLE %s.composed (a INT, b VARCHAR(9) CHARACTER SET latin1, v INT, PRIMARY KEY (a, b))",
            "CREATE TABLE %s.keyless (a INT, b VARCHAR(9))");

    private static final SiteName ORIGIN = new SiteName("a");

    private final Random random;
    private long offset;

    RandomChanges(Random random) {
        this.random = random;
    }

    /** A batch for one database; the same changes for another one differ in the tables' names only. */
    record Twins(RowBatch first, RowBatch second) {}

    Twins next(String firstDatabase, String secondDatabase) {
        List<Change> changes = IntStream.range(0, 1 + random.nextInt(40))
                .mapToObj(i -> change())
                .toList();
        Twins twins = new Twins(batch(firstDatabase, changes), batch(secondDatabase, changes));
        offset += changes.size() + 1;
        return twins;
    }

    private RowBatch batch(String database, List<Change> changes) {
        List<PlannedRow> rows = new ArrayList<>();
        for (Change change : changes) {
            TableName table = new TableName(database, change.table());
            rows.add(new PlannedRow.Changed(origin(offset + rows.size()), table, change.step()));
        }
        return new RowBatch(List.of(new Work.Rows(rows, 0, origin(offset + rows.size()), Watermark.START)));
    }

    private static ChangeOrigin origin(long at) {
        return new ChangeOrigin("a", 0, at, ORIGIN, 1_000 + at, false);
    }

    private record Change(String table, RowStep step) {}

    private Change change() {
        return switch (random.nextInt(6)) {
            case 0 -> new Change("plain", step(this::plain));
            case 1 -> new Change("named", step(this::named));
            case 2 -> new Change("padded", step(this::named));
            case 3 -> new Change("uniques", step(this::uniques));
            case 4 -> new Change("composed", step(this::composed));
            default -> new Change("keyless", step(this::keyless));
        };
    }

    private RowStep step(Supplier<Struct> row) {
        return switch (random.nextInt(3)) {
            case 0 -> new RowStep.Inserted(row.get());
            case 1 -> new RowStep.Updated(row.get(), row.get());
            default -> new RowStep.Deleted(row.get());
        };
    }

    private Struct plain() {
        return struct("id", number(6), "v", number(4));
    }

    private Struct named() {
        return struct("name", text("a", "A", "a ", "á", "b", "B"), "v", number(4));
    }

    private Struct uniques() {
        return struct("id", number(5), "code", text("x", "X", "y", "z", null), "u", nullable(5), "v", number(3));
    }

    private Struct composed() {
        return struct("a", number(2), "b", text("e", "é", "E", "f"), "v", number(3));
    }

    private Struct keyless() {
        return struct("a", nullable(3), "b", text("k", "K", null));
    }

    private Integer number(int bound) {
        return random.nextInt(bound);
    }

    private Integer nullable(int bound) {
        return random.nextInt(4) == 0 ? null : number(bound);
    }

    private String text(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static Struct struct(Object... namesAndValues) {
        SchemaBuilder schema = SchemaBuilder.struct();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String name = (String) namesAndValues[i];
            boolean isText = List.of("name", "code", "b").contains(name);
            schema.field(name, isText ? Schema.OPTIONAL_STRING_SCHEMA : Schema.OPTIONAL_INT32_SCHEMA);
        }
        Struct struct = new Struct(schema.build());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            struct.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return struct;
    }
}
