package io.twoway.it.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A pair that synchronizes the schemas of other projects, and what each of them is put through. */
final class PackagedPair implements AutoCloseable {

    private static final long SEED = Long.getLong("twoway.seed", System.nanoTime());
    private static final int BEFORE_THE_LOAD = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String CONTEXT = "repeat it with -Dtwoway.seed=" + SEED;

    private final Pair pair;
    private final int between;

    /**
     * Creates all schemas at A, with some rows, and loads them.
     *
     * @param folders where the scripts of each schema are
     * @param between how many transactions each client ends between two changes of a schema
     */
    PackagedPair(String name, Map<PackagedSchema, Path> folders, int between) throws SQLException {
        System.out.println(name + ": " + CONTEXT);
        this.between = between;
        String[] databases =
                folders.keySet().stream().map(PackagedSchema::database).toArray(String[]::new);
        pair = new Pair(name)
                .with("source-a", Map.of("include.triggers", "guarded"))
                .withDatabases(databases)
                .withPatience(PATIENCE);
        for (Map.Entry<PackagedSchema, Path> schema : folders.entrySet()) {
            schema.getKey().create(pair.a(), schema.getValue());
            fill(schema.getKey());
        }
        pair.start();
    }

    private void fill(PackagedSchema schema) throws SQLException {
        try (Client client = new Client(pair.a(), schema.database(), Owner.A, SEED)) {
            for (int i = 0; i < BEFORE_THE_LOAD; i++) {
                client.write();
            }
        }
    }

    /** Compares a schema, lets both sites write to it while it changes, and compares it again. */
    void assertStaysEqual(PackagedSchema schema) throws SQLException {
        String database = schema.database();
        Comparison comparison = new Comparison(pair, database, CONTEXT);
        comparison.assertDefinitionsEqual();
        comparison.assertRowsEqual();
        List<String> tables = tables(database);

        Traffic traffic = new Traffic(pair, database, SEED);
        try (traffic) {
            change(traffic, tables);
        }
        pair.settle();

        comparison.assertDefinitionsEqual();
        long rows = comparison.assertRowsEqual();
        Set<String> written = new TreeSet<>(traffic.writtenAtA().keySet());
        written.addAll(traffic.writtenAtB().keySet());
        written.retainAll(tables);
        assertThat(written).hasSizeGreaterThan(tables.size() / 3);
        Aftermath aftermath = new Aftermath(pair, database, CONTEXT);
        aftermath.assertNoConflictAndNoFailure();
        aftermath.assertNoLoop();
        System.out.printf(
                "%s: %d tables, of which %d were written to in %d transactions, %d rows at the end%n",
                database, tables.size(), written.size(), traffic.transactions(), rows);
    }

    private List<String> tables(String database) throws SQLException {
        try (Connection connection = pair.a().connect()) {
            return List.copyOf(Catalog.read(connection, database).tables().keySet());
        }
    }

    private void change(Traffic traffic, List<String> tables) throws SQLException {
        String first = Column.quoted(tables.get(0));
        String last = Column.quoted(tables.get(tables.size() - 1));
        traffic.flow(between);
        traffic.change(
                "ALTER TABLE " + first + " ADD COLUMN two_way_note VARCHAR(20) DEFAULT 'x', ADD KEY (two_way_note)",
                "CREATE TABLE two_way_copy LIKE " + last,
                "CREATE VIEW two_way_view AS SELECT * FROM " + first,
                "CREATE TABLE two_way_brief (id INT AUTO_INCREMENT PRIMARY KEY, v TEXT)");
        traffic.flow(between);
        traffic.changeAtRest(
                Set.of("two_way_copy", "two_way_brief"),
                "RENAME TABLE two_way_copy TO two_way_moved",
                "DROP TABLE two_way_brief");
        traffic.flow(between);
    }

    @Override
    public void close() {
        pair.close();
    }
}
