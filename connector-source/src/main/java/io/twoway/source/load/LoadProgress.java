package io.twoway.source.load;

import io.twoway.offset.LoadedSoFar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Progress of a full load, by the rows that were read and those that the server's statistics promise.
 *
 * <p>MySQL's row counts are estimates: the percentage never shows 100 before the end.
 */
public final class LoadProgress {

    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(10);

    private final String load;
    private final Map<String, Long> estimates;
    private final Clock clock;
    private final Instant start;

    // Mutable state
    private final Map<String, Count> begun = new HashMap<>();
    private long rows;
    private long expectedRows; // that have come, or will not come any more
    private String table = "";
    private Count ofTable = new Count(0);
    private Instant reported;

    /**
     * @param load what the reports call it
     * @param estimates how many rows each table is likely to have, by {@code database.table}
     * @param clock tells when a report is due
     */
    public LoadProgress(String load, Map<String, Long> estimates, Clock clock) {
        this.load = load;
        this.estimates = Map.copyOf(estimates);
        this.clock = clock;
        this.start = clock.instant();
        this.reported = start;
    }

    /** Rows that are expected of one table. */
    private static final class Count {
        private long missing;

        Count(long expected) {
            this.missing = expected;
        }
    }

    /** Counts one row, which may not be the last one of its table. */
    public void row(String itsTable) {
        row(itsTable, false);
    }

    /**
     * Counts one row.
     *
     * @param endsTable whether it is the last one of its table; rows of several tables may come mixed
     */
    public void row(String itsTable, boolean endsTable) {
        if (!itsTable.equals(table)) {
            table = itsTable;
            ofTable = begun.computeIfAbsent(itsTable, name -> new Count(estimates.getOrDefault(name, 0L)));
        }
        rows++;
        long done = endsTable ? ofTable.missing : Math.min(1, ofTable.missing);
        ofTable.missing -= done;
        expectedRows += done;
    }

    /** Returns a report if one is due: every ten seconds. */
    public Optional<String> due() {
        if (Duration.between(reported, clock.instant()).compareTo(BETWEEN_REPORTS) < 0) {
            return Optional.empty();
        }
        reported = clock.instant();
        LoadedSoFar now = soFar();
        return Optional.of(load + ": " + rows + " rows read of about " + now.expected() + " (" + now.percent()
                + " %), table " + begun.size() + " of " + estimates.size() + ": " + table + ", " + now.pace() + ".");
    }

    /** Returns the report of a load that is over. */
    public String finished() {
        return load + " read: " + rows + " rows of " + begun.size() + " tables that have any, of " + estimates.size()
                + " tables, in " + Duration.between(start, clock.instant()).toSeconds() + " s, " + speed()
                + " rows/s. The sink may still be applying them.";
    }

    /** Returns how far it is in numbers. */
    public LoadedSoFar soFar() {
        long expected = estimates.values().stream().mapToLong(Long::longValue).sum();
        return new LoadedSoFar(rows, expected, expected - expectedRows, speed());
    }

    private long speed() {
        long millis = Math.max(1, Duration.between(start, clock.instant()).toMillis());
        return rows * 1000 / millis;
    }
}
