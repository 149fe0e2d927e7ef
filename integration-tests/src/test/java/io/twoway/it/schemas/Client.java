package io.twoway.it.schemas;

import io.twoway.it.pair.Site;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** A client of one site that writes random rows into all tables of a database, one transaction after the other. */
final class Client implements AutoCloseable {

    private static final int LONGEST = 6;

    private final Session session;
    private final String database;
    private final Owner owner;
    private final Random random;

    // Mutable state
    private Catalog catalog;
    private RowWriter writer;
    private Set<String> avoided = Set.of();
    private final List<String> queue = new ArrayList<>();
    private final Map<String, Integer> written = new TreeMap<>();
    private int transactions;

    Client(Site site, String database, Owner owner, long seed) throws SQLException {
        this.session = new Session(site.connect());
        this.database = database;
        this.owner = owner;
        this.random = new Random(seed);
        reload();
    }

    /** Leaves some tables alone from now on; when this returns, no transaction on them is under way. */
    synchronized void avoid(Set<String> tables) throws SQLException {
        avoided = tables;
        reload();
    }

    /** Writes one transaction, unless others are in the way. */
    synchronized void write() {
        try {
            transaction();
        } catch (SQLException e) {
            throw new AssertionError("a client of " + owner + " could not go on after: " + session.last(), e);
        }
    }

    private void transaction() throws SQLException {
        Map<String, Integer> rows = new TreeMap<>();
        try {
            int length = 1 + random.nextInt(LONGEST);
            for (int i = 0; i < length; i++) {
                writeRow(nextTable(), rows);
            }
            session.commit();
            rows.forEach((table, count) -> written.merge(table, count, Integer::sum));
        } catch (SQLException e) {
            session.rollback();
            if (Refusal.of(e, session.last()) == Refusal.SCHEMA) {
                reload();
            }
        }
        transactions++;
    }

    /** A row that is refused leaves the rest of its transaction as it is. */
    private void writeRow(String table, Map<String, Integer> rows) throws SQLException {
        try {
            if (writer.write(catalog.tables().get(table))) {
                rows.merge(table, 1, Integer::sum);
            }
        } catch (SQLException e) {
            if (Refusal.of(e, session.last()) != Refusal.ROW) {
                throw e;
            }
        }
    }

    /** Goes through all tables in random order, again and again, so that none is left out by chance. */
    private String nextTable() {
        if (queue.isEmpty()) {
            queue.addAll(catalog.tables().keySet());
            queue.removeIf(this::isAvoided);
            Collections.shuffle(queue, random);
        }
        return queue.remove(queue.size() - 1);
    }

    /** A row may change others with it. */
    private boolean isAvoided(String table) {
        return avoided.contains(table)
                || catalog.to(catalog.tables().get(table)).stream()
                        .filter(Reference::acts)
                        .map(Reference::child)
                        .anyMatch(child -> !child.equals(table) && isAvoided(child));
    }

    private void reload() throws SQLException {
        session.rollback();
        catalog = Catalog.read(session.connection(), database);
        session.rollback();
        writer = new RowWriter(session, catalog, owner, random);
        queue.clear();
    }

    synchronized int transactions() {
        return transactions;
    }

    /** Returns how many rows of each table this client changed. */
    synchronized Map<String, Integer> written() {
        return Map.copyOf(written);
    }

    @Override
    public synchronized void close() throws SQLException {
        session.close();
    }
}
