package io.twoway.sink.store.rows;

import com.mysql.cj.ServerVersion;
import com.mysql.cj.jdbc.JdbcConnection;
import io.twoway.sink.change.GeneratedDifference;
import io.twoway.sink.store.failure.GeneratedDifferenceException;
import io.twoway.table.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Time zones in which the origin may have written a table, the likely ones first. */
public final class WriteZones {

    /** The first version that takes the hint, and a TIMESTAMP with its offset. */
    private static final ServerVersion NEEDED = new ServerVersion(8, 0, 19);

    private static final Set<String> UTC = Set.of("+00:00", "UTC", "Etc/UTC", "GMT");
    private static final int REMEMBERED = 4;

    /** The others that some place on Earth has had since 1970, as far as they are half or quarter hours. */
    private static final List<String> BROKEN_HOURS = List.of(
            "+05:30", "+09:30", "+10:30", "+03:30", "+04:30", "+05:45", "+06:30", "-03:30", "-02:30", "+08:45",
            "+12:45", "+13:45", "+07:30", "-09:30", "-04:30");

    private static final Logger LOG = LoggerFactory.getLogger(WriteZones.class);

    private final GeneratedDifference rule;

    // Mutable state
    private final Set<TableName> accepted = new HashSet<>();
    private final Map<TableName, List<WriteZone>> remembered = new HashMap<>();
    private Optional<List<WriteZone>> ofServer = Optional.empty();

    /** @param rule what becomes of a row that no zone fits */
    public WriteZones(GeneratedDifference rule) {
        this.rule = rule;
    }

    /** Returns the zone in which the table was written last, else the server's own. */
    WriteZone likely(Connection connection, TableName table) throws SQLException {
        return of(connection, table).get(0);
    }

    /** Returns all zones to try. */
    List<WriteZone> of(Connection connection, TableName table) throws SQLException {
        if (ofServer.isEmpty()) {
            ofServer = Optional.of(read(connection));
        }
        Set<WriteZone> zones = new LinkedHashSet<>(remembered.getOrDefault(table, List.of()));
        zones.addAll(ofServer.get());
        return List.copyOf(zones);
    }

    /** Takes note that the table was written in a zone. */
    void remember(TableName table, WriteZone zone) {
        List<WriteZone> zones = new ArrayList<>(List.of(zone));
        List<WriteZone> before = remembered.getOrDefault(table, List.of());
        before.stream()
                .filter(other -> !other.equals(zone))
                .limit(REMEMBERED - 1)
                .forEach(zones::add);
        remembered.put(table, zones);
    }

    /** Returns whether the table may differ in what MySQL computes. */
    boolean isAccepted(TableName table) {
        return accepted.contains(table);
    }

    /**
     * Takes note that a row fits in no zone.
     *
     * @throws SQLException the failure, unless it is a difference and differences are accepted
     */
    void accept(TableName table, SQLException failure) throws SQLException {
        if (rule != GeneratedDifference.ACCEPT || !(failure instanceof GeneratedDifferenceException)) {
            throw failure;
        }
        LOG.warn(
                "{}. It is taken, and the generated columns of {} are compared no more until the task starts again",
                failure.getMessage(),
                table);
        accepted.add(table);
    }

    /** A session of the origin that says nothing else has the default of its server, and both have the same as a rule. */
    private static List<WriteZone> read(Connection connection) throws SQLException {
        if (!connection.unwrap(JdbcConnection.class).getServerVersion().meetsMinimum(NEEDED)) {
            return List.of(WriteZone.OWN);
        }
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("SELECT @@global.time_zone, @@system_time_zone")) {
            row.next();
            String zone = row.getString(1);
            boolean utc = UTC.contains(zone) || (zone.equals("SYSTEM") && UTC.contains(row.getString(2)));
            return Stream.of(utc ? Stream.<WriteZone>empty() : Stream.of(WriteZone.named(zone)), elsewhere())
                    .flatMap(zones -> zones)
                    .toList();
        }
    }

    private static Stream<WriteZone> elsewhere() {
        Stream<String> hours = IntStream.rangeClosed(1, 14)
                .boxed()
                .flatMap(hour -> Stream.of("+%02d:00".formatted(hour), "-%02d:00".formatted(hour)))
                .filter(zone -> !zone.equals("-14:00"));
        return Stream.concat(
                Stream.of(WriteZone.OWN),
                Stream.concat(hours, BROKEN_HOURS.stream()).map(WriteZone::named));
    }
}
