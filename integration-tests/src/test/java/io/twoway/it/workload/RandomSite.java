package io.twoway.it.workload;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One client that writes random transactions to one site, some of which it rolls back. */
final class RandomSite {

    private static final int LOCK_WAIT = 1205;
    private static final int DEADLOCK = 1213;
    private static final int LONGEST = 8;

    /** Ids of one's own rows: many enough to collide with nobody, few enough to be deleted and inserted again. */
    private static final int OWN_ROWS = 40;

    private final String owner;
    private final int firstOwnId;
    private final Random random;

    // Mutable state
    private int values;

    RandomSite(String owner, int number, long seed) {
        this.owner = owner;
        this.firstOwnId = 1000 * number;
        this.random = new Random(seed + number);
    }

    void write(Connection connection, int transactions) throws SQLException {
        connection.setAutoCommit(false);
        for (int i = 0; i < transactions; i++) {
            List<String> statements = statements();
            boolean commits = random.nextInt(6) > 0;
            run(connection, statements, commits);
        }
    }

    private List<String> statements() {
        List<String> statements = new ArrayList<>();
        int length = 1 + random.nextInt(LONGEST);
        for (int i = 0; i < length; i++) {
            RandomTables table =
                    RandomTables.all().get(random.nextInt(RandomTables.all().size()));
            statements.addAll(table.hasSharedRows() && random.nextBoolean() ? onShared(table) : onOwn(table));
        }
        return statements;
    }

    private List<String> onShared(RandomTables table) {
        return List.of(table.update(random.nextInt(RandomTables.SHARED_ROWS), RandomTables.SHARED, nextValue()));
    }

    private List<String> onOwn(RandomTables table) {
        int id = firstOwnId + random.nextInt(OWN_ROWS);
        return switch (random.nextInt(4)) {
            case 0 -> List.of(table.delete(id, owner));
            case 1 -> List.of(table.delete(id, owner), table.insert(id, owner, nextValue()));
            case 2 -> List.of(table.update(id, owner, nextValue()));
            default ->
                List.of(
                        table.delete(id, owner),
                        table.insert(id, owner, nextValue()),
                        table.update(id, owner, nextValue()));
        };
    }

    private String nextValue() {
        values++;
        return owner + firstOwnId + "-" + values;
    }

    /** Repeats what a deadlock with the sink undid, as any client of MySQL must. */
    private static void run(Connection connection, List<String> statements, boolean commits) throws SQLException {
        while (true) {
            try (Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
                if (commits) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
                return;
            } catch (SQLException e) {
                connection.rollback();
                if (e.getErrorCode() != DEADLOCK && e.getErrorCode() != LOCK_WAIT) {
                    throw e;
                }
            }
        }
    }
}
