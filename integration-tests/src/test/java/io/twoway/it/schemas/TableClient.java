package io.twoway.it.schemas;

import io.twoway.it.pair.Pair;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import java.util.Set;

/** A client of one site that writes random rows of its own into chosen tables, whatever they look like by now. */
public final class TableClient {

    private static final int CHANGES = 7;

    private final io.twoway.it.pair.Site site;
    private final Owner owner;
    private final Random random;

    private TableClient(io.twoway.it.pair.Site site, Owner owner, Random random) {
        this.site = site;
        this.owner = owner;
        this.random = random;
    }

    public static TableClient atA(Pair pair, long seed) {
        return new TableClient(pair.a(), Owner.A, new Random(seed));
    }

    public static TableClient atB(Pair pair, long seed) {
        return new TableClient(pair.b(), Owner.B, new Random(~seed));
    }

    /** Inserts, updates and deletes rows of every table of a database. */
    public void writeAll(String database) {
        write(database, table -> true);
    }

    /** Inserts, updates and deletes rows of tables, of which those that are not there are passed over. */
    public void write(String database, Set<String> tables) {
        write(database, tables::contains);
    }

    private void write(String database, java.util.function.Predicate<String> chosen) {
        try (Connection connection = site.connect();
                Session session = new Session(connection)) {
            Catalog catalog = Catalog.read(connection, database);
            RowWriter writer = new RowWriter(session, catalog, owner, random);
            for (Table table : catalog.tables().values()) {
                if (chosen.test(table.name()) && !table.finding().isEmpty()) {
                    write(writer, session, table);
                }
            }
        } catch (SQLException e) {
            throw new AssertionError("rows of " + database + " at site " + site.name(), e);
        }
    }

    /** A row that MySQL refuses is left out: definitions are random too. */
    private static void write(RowWriter writer, Session session, Table table) throws SQLException {
        for (int i = 0; i < CHANGES; i++) {
            try {
                writer.write(table);
                session.commit();
            } catch (SQLException e) {
                session.rollback();
            }
        }
    }
}
