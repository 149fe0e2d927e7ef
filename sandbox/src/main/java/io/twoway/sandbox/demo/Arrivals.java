package io.twoway.sandbox.demo;

import io.twoway.servers.process.ServerException;
import io.twoway.servers.process.Wait;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Waits for what was written on one side to be seen on another. */
final class Arrivals {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration OFTEN = Duration.ofMillis(1);

    private Arrivals() {}

    /** Waits until the query has a row on the site, and returns that row. */
    static String await(Site site, String query) {
        return Wait.atMost(LIMIT).every(OFTEN).untilPresent("a row on " + site.name() + ": " + query, () -> {
            try {
                return site.row(query);
            } catch (SQLException e) {
                return Optional.empty(); // the table itself has not arrived yet
            }
        });
    }

    /** Waits until the condition holds. */
    static void await(String what, Callable<Boolean> condition) {
        Wait.atMost(LIMIT).until(what, () -> {
            try {
                return condition.call();
            } catch (ServerException | DemonstrationException e) {
                throw e;
            } catch (Exception e) {
                throw new DemonstrationException("while waiting for " + what + ": " + e.getMessage(), e);
            }
        });
    }
}
