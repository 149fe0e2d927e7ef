package io.twoway.sandbox.demo;

import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectFailure;
import io.twoway.client.UnfinishedException;
import io.twoway.servers.MySqlServer;
import io.twoway.servers.process.ServerException;
import java.sql.SQLException;
import java.util.List;

/** Demonstration of all that a user wants to see before trusting two databases to each other. */
public final class Demonstration {

    /** How many steps {@link #run} reports. */
    public static final int STEPS = 5;

    private final MySqlServer serverA;
    private final MySqlServer serverB;
    private final ConnectClient connect;
    private final String bootstrapServers;
    private final StepReport progress;

    public Demonstration(
            MySqlServer serverA,
            MySqlServer serverB,
            ConnectClient connect,
            String bootstrapServers,
            StepReport progress) {
        this.serverA = serverA;
        this.serverB = serverB;
        this.connect = connect;
        this.bootstrapServers = bootstrapServers;
        this.progress = progress;
    }

    /** Creates the shop on A, unless it is there; before any connector runs, so that the full load has work to do. */
    public boolean createShop() {
        return onBothSides((a, b) -> {
            if (Shop.existsOn(a)) {
                return false;
            }
            Shop.createOn(a);
            return true;
        });
    }

    /** Returns whether the shop has the same tables and rows on both sides. */
    public boolean shopIsEqual() {
        return onBothSides((a, b) -> Comparison.of(a, b).isEqual());
    }

    /**
     * Shows it all.
     *
     * @throws DemonstrationException when something is not as it should be
     */
    public void run() {
        onBothSides((a, b) -> {
            try (LoopCheck loopA = new LoopCheck(a, bootstrapServers);
                    LoopCheck loopB = new LoopCheck(b, bootstrapServers)) {
                arrivals(a, b);
                conflicts(a, b);
                long equalSince = compare(a, b);
                loops(List.of(loopA, loopB), equalSince);
            }
            return true;
        });
    }

    private void arrivals(Site a, Site b) throws SQLException {
        progress.step("A write on one side arrives on the other");
        arrival(a, b);
        arrival(b, a);
    }

    private void arrival(Site from, Site to) throws SQLException {
        String city = "town " + System.currentTimeMillis();
        String update = "UPDATE shop.customers SET city = '" + city + "' ORDER BY id LIMIT 1";
        from.write(update);
        long committed = System.nanoTime();
        String row = Arrivals.await(to, "SELECT * FROM shop.customers WHERE city = '" + city + "'");
        long milliseconds = (System.nanoTime() - committed) / 1_000_000;
        progress.note("on %s:  %s".formatted(from.label(), update));
        progress.note("on %s:  %s   after %d ms".formatted(to.label(), row, milliseconds));
    }

    private void conflicts(Site a, Site b) throws SQLException {
        ConflictShow show = new ConflictShow(a, b, new Sinks(connect), progress);
        progress.step("Both sides write the same row at the same time: the policy decides");
        for (Conflict conflict : Conflict.resolvedByPolicy(Long.toString(System.currentTimeMillis(), 36))) {
            show.resolvedByPolicy(conflict);
        }
        progress.step("The same under TaskFailed: both sinks stop and say what to do");
        show.decidedByAPerson(Conflict.forAPerson());
    }

    private long compare(Site a, Site b) throws SQLException {
        progress.step("Every row of the shop, read on both sides");
        try {
            Arrivals.await("both sides to be equal", () -> Comparison.of(a, b).isEqual());
            return System.currentTimeMillis();
        } finally {
            Comparison.of(a, b).tables().forEach(table -> progress.note(table.text()));
        }
    }

    private void loops(List<LoopCheck> checks, long equalSince) {
        progress.step("No loop: each topic carries what was written on its side, and nothing else");
        List<LoopCheck.Count> counts =
                checks.stream().map(check -> check.count(equalSince)).toList();
        counts.forEach(count -> progress.note(count.text()));
        if (!counts.stream().allMatch(LoopCheck.Count::isRight)) {
            throw new DemonstrationException("a topic does not carry what was written on its side"
                    + " (did somebody else write to the shop meanwhile?)");
        }
    }

    private <T> T onBothSides(Work<T> work) {
        try (Site a = Site.connect("a", serverA);
                Site b = Site.connect("b", serverB)) {
            return work.on(a, b);
        } catch (SQLException e) {
            throw new DemonstrationException("MySQL: " + e.getMessage(), e);
        } catch (ServerException | ConnectFailure | UnfinishedException e) {
            throw new DemonstrationException(e.getMessage(), e);
        }
    }

    private interface Work<T> {
        T on(Site a, Site b) throws SQLException;
    }
}
