package io.twoway.bench.workload;

import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Changes of one table, in rounds that each change as many rows.
 *
 * @param name what a user calls it on the command line
 * @param title what a reader of the results sees
 * @param shape the table
 * @param rows how many rows a round changes
 * @param perTransaction how many of them a transaction changes
 * @param kind what becomes of the rows
 */
public record Workload(String name, String title, Shape shape, long rows, long perTransaction, Kind kind) {

    /** The table's name in the database of a cell. */
    public static final String TABLE = "t";

    /** Changes that a round makes. */
    public enum Kind {
        /** New rows in each round. */
        INSERT,
        /** The rows that were there before the first round, each once. */
        UPDATE,
        /** All rows of the round, which are inserted before it. */
        DELETE,
        /** Few rows again and again: inserted, updated twice, deleted. */
        MIXED
    }

    /** How many rows a mixed round works on. */
    private static final long HOT = 200;

    /** What a mixed round makes of each row. */
    private static final long STEPS = 4;

    /** Returns the same changes of fewer or more rows. */
    public Workload scaled(double factor) {
        return of(Math.max(1, Math.round(rows * factor)));
    }

    /** Returns the same changes of another number of rows. */
    public Workload of(long otherRows) {
        return new Workload(name, title, shape, otherRows, Math.min(perTransaction, otherRows), kind);
    }

    /** Returns the same changes in other transactions. */
    public Workload grouped(long rowsOfTransaction) {
        return new Workload(name, title, shape, rows, Math.min(rowsOfTransaction, rows), kind);
    }

    /** Returns the rows that are there before any sink runs. */
    public Stream<Transaction> base() {
        return kind == Kind.UPDATE ? inserts(1) : Stream.empty();
    }

    /** Returns whether a round needs something that it does not measure. */
    public boolean isPrepared() {
        return kind == Kind.DELETE;
    }

    /** Returns that. */
    public Stream<Transaction> prepare(int round) {
        return isPrepared() ? inserts(first(round)) : Stream.empty();
    }

    /** Returns the changes that are measured. */
    public Stream<Transaction> changes(int round) {
        return switch (kind) {
            case INSERT -> inserts(first(round));
            case UPDATE -> ranges(1, rows).map(r -> Transaction.of(shape.update(TABLE, r.first(), r.last())));
            case DELETE ->
                ranges(first(round), rows).map(r -> Transaction.of(shape.delete(TABLE, r.first(), r.last())));
            case MIXED -> mixed();
        };
    }

    /** Returns a row that comes behind all others of its round. */
    public Transaction marker(int number) {
        return Transaction.of(shape.insert(TABLE, row(number), row(number)));
    }

    /** Returns the text in the record of a marker's row that no other record has. */
    public static String markerText(int number) {
        return "marker-%08d".formatted(number);
    }

    /** Returns the query that counts a marker's row, in a database. */
    public String markerQuery(String database, int number) {
        return "SELECT COUNT(*) FROM " + database + "." + TABLE + " WHERE " + shape.where(row(number), row(number));
    }

    private static long row(int marker) {
        return Shape.FIRST_MARKER + marker;
    }

    private long first(int round) {
        long first = 1 + round * rows;
        if (first + rows > Shape.FIRST_MARKER) {
            throw new IllegalArgumentException(
                    "round %d of %,d rows would have those of markers".formatted(round, rows));
        }
        return first;
    }

    private Stream<Transaction> inserts(long first) {
        return ranges(first, rows).map(r -> Transaction.of(shape.insert(TABLE, r.first(), r.last())));
    }

    private Stream<Transaction> mixed() {
        long hot = Math.min(HOT, Math.max(1, rows / STEPS));
        return LongStream.range(0, Math.max(1, rows / STEPS / hot)).boxed().flatMap(turn -> turn(hot));
    }

    private Stream<Transaction> turn(long hot) {
        return Stream.of(
                Transaction.of(shape.insert(TABLE, 1, hot)),
                Transaction.of(shape.update(TABLE, 1, hot)),
                Transaction.of(shape.update(TABLE, 1, hot)),
                Transaction.of(shape.delete(TABLE, 1, hot)));
    }

    private record Range(long first, long last) {}

    private Stream<Range> ranges(long first, long count) {
        long end = first + count;
        return LongStream.iterate(first, from -> from < end, from -> from + perTransaction)
                .mapToObj(from -> new Range(from, Math.min(from + perTransaction, end) - 1));
    }
}
