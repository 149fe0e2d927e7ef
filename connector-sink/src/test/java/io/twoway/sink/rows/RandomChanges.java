package io.twoway.sink.rows;

import io.twoway.contract.SiteName;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.decode.RowStep;
import io.twoway.sink.plan.Batch.RowBatch;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.sink.plan.Watermark;
import io.twoway.sink.plan.Work;
import io.twoway.table.TableName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** Random changes over few keys and values, so that they meet each other and the rows in their way all the time. */
public final class RandomChanges {

    /** The tables, with {@code %s} for the database. */
    public static final List<String> TABLES = List.of(
            "CREATE TABLE %s.plain (id INT PRIMARY KEY, v INT)",
            "CREATE TABLE %s.named (name VARCHAR(20) COLLATE utf8mb4_0900_ai_ci PRIMARY KEY, v INT)",
            "CREATE TABLE %s.padded (name VARCHAR(20) COLLATE utf8mb4_general_ci PRIMARY KEY, v INT)",
            "CREATE TABLE %s.uniques (id INT PRIMARY KEY, code VARCHAR(9) UNIQUE, u INT UNIQUE, v INT)",
            "CREATE TABLE %s.composed (a INT, b VARCHAR(9) CHARACTER SET latin1, v INT, PRIMARY KEY (a, b))",
            "CREATE TABLE %s.keyless (a INT, b VARCHAR(9))",
            "CREATE TABLE %s.ended (name VARCHAR(20) COLLATE utf8mb4_bin PRIMARY KEY, v INT)",
            "CREATE TABLE %s.bytes (k VARBINARY(9), a INT, v INT, PRIMARY KEY (k, a))",
            "CREATE TABLE %s.padded_bytes (k BINARY(3) PRIMARY KEY, v INT)",
            "CREATE TABLE %s.several (name VARCHAR(9) COLLATE utf8mb4_0900_as_ci, a INT, u INT, v INT,"
                    + " PRIMARY KEY (name, a), UNIQUE (a, u), UNIQUE (u, name))",
            "CREATE TABLE %s.prefixed (id INT PRIMARY KEY, name VARCHAR(20), v INT, UNIQUE (name(2)))",
            "CREATE TABLE %s.lowered (id INT PRIMARY KEY, name VARCHAR(20) COLLATE utf8mb4_bin, u INT, v INT,"
                    + " UNIQUE u (u), UNIQUE n ((LOWER(name))))",
            "CREATE TABLE %s.derived (id INT PRIMARY KEY, v INT, u INT, half INT AS (u DIV 2) VIRTUAL UNIQUE)",
            "CREATE TABLE %s.prefix_key (name VARCHAR(20), v INT, PRIMARY KEY (name(1)))",
            "CREATE TABLE %s.nullable_keys (a INT UNIQUE, b VARCHAR(9) UNIQUE)");

    private static final Map<String, Schema> TYPES = Map.of(
            "name", Schema.OPTIONAL_STRING_SCHEMA,
            "code", Schema.OPTIONAL_STRING_SCHEMA,
            "b", Schema.OPTIONAL_STRING_SCHEMA,
            "k", Schema.OPTIONAL_BYTES_SCHEMA);

    private static final SiteName ORIGIN = new SiteName("a");

    private final Random random;
    private long offset;

    public RandomChanges(Random random) {
        this.random = random;
    }

    /** Returns the names of the tables. */
    public static List<String> names() {
        return names(TABLES.stream());
    }

    /** Returns the names of the tables with the column that UseMax and UseMin compare. */
    public static List<String> namesWithVersion() {
        return names(TABLES.stream().filter(table -> table.contains(" v INT")));
    }

    private static List<String> names(Stream<String> tables) {
        return tables.map(table -> table.split("[ .]")[3]).toList();
    }

    /** A batch for one database; the same changes for another one differ in the tables' names only. */
    public record Twins(RowBatch first, RowBatch second) {}

    /** Returns changes, or rows of a load, which meet what the changes before left. */
    public Twins next(String firstDatabase, String secondDatabase) {
        boolean loads = random.nextInt(4) == 0;
        List<Change> changes = IntStream.range(0, 1 + random.nextInt(loads ? 12 : 40))
                .mapToObj(i -> change(loads))
                .toList();
        Twins twins = new Twins(batch(firstDatabase, changes), batch(secondDatabase, changes));
        offset += changes.size() + 1;
        return twins;
    }

    private RowBatch batch(String database, List<Change> changes) {
        List<PlannedRow> rows = new ArrayList<>();
        for (Change change : changes) {
            TableName table = new TableName(database, change.table());
            rows.add(planned(origin(offset + rows.size()), table, change.step()));
        }
        return new RowBatch(List.of(new Work.Rows(rows, 0, origin(offset + rows.size()), Watermark.START)));
    }

    private static PlannedRow planned(ChangeOrigin origin, TableName table, RowStep step) {
        return step instanceof RowStep.Loaded loaded
                ? new PlannedRow.Loaded(origin, table, loaded.after())
                : new PlannedRow.Changed(origin, table, step);
    }

    private static ChangeOrigin origin(long at) {
        return new ChangeOrigin("a", 0, at, ORIGIN, 1_000 + at, false);
    }

    private record Change(String table, RowStep step) {}

    private Change change(boolean loaded) {
        Change change = change();
        RowStep step = change.step();
        return loaded
                ? new Change(
                        change.table(),
                        new RowStep.Loaded(step.afterRow().or(step::beforeRow).orElseThrow()))
                : change;
    }

    private Change change() {
        return switch (random.nextInt(TABLES.size())) {
            case 0 -> new Change("plain", step(this::plain));
            case 1 -> new Change("named", step(this::named));
            case 2 -> new Change("padded", step(this::named));
            case 3 -> new Change("uniques", step(this::uniques));
            case 4 -> new Change("composed", step(this::composed));
            case 5 -> new Change("keyless", step(this::keyless));
            case 6 -> new Change("ended", step(this::named));
            case 7 -> new Change("bytes", step(() -> struct("k", bytes(), "a", number(2), "v", number(4))));
            case 8 -> new Change("padded_bytes", step(() -> struct("k", threeBytes(), "v", number(4))));
            case 9 -> new Change("several", step(this::several));
            case 10 -> new Change("prefixed", step(this::prefixed));
            case 11 -> new Change("lowered", step(this::lowered));
            case 12 -> new Change("derived", step(() -> struct("id", number(4), "v", number(3), "u", nullable(8))));
            case 13 -> new Change("prefix_key", step(() -> struct("name", text("aa", "ab", "Á", "b"), "v", number(3))));
            default -> new Change("nullable_keys", step(this::keyless));
        };
    }

    private RowStep step(Supplier<Struct> row) {
        return switch (random.nextInt(3)) {
            case 0 -> new RowStep.Inserted(row.get());
            case 1 -> new RowStep.Updated(row.get(), row.get());
            default -> new RowStep.Deleted(row.get(), true);
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

    private Struct several() {
        return struct("name", text("a", "A", "á", "b"), "a", number(2), "u", nullable(4), "v", number(3));
    }

    private Struct prefixed() {
        return struct("id", number(5), "name", text("abc", "abd", "ÁB", "a", "b", null), "v", number(3));
    }

    private Struct lowered() {
        return struct("id", number(5), "name", text("x", "X", "y", "Y", null), "u", nullable(4), "v", number(3));
    }

    private byte[] bytes() {
        return text("a", "A", "a ", "a\0", "b").getBytes(StandardCharsets.US_ASCII);
    }

    /** As an event has them: with the zero bytes that fill a BINARY. */
    private byte[] threeBytes() {
        return Arrays.copyOf(bytes(), 3);
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
            schema.field(name, TYPES.getOrDefault(name, Schema.OPTIONAL_INT32_SCHEMA));
        }
        Struct struct = new Struct(schema.build());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            struct.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return struct;
    }
}
