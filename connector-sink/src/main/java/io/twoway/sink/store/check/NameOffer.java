package io.twoway.sink.store.check;

import io.twoway.precheck.facts.NameReader;
import io.twoway.precheck.facts.ServerNames;
import io.twoway.sink.config.DatabaseConfig;
import io.twoway.sink.store.MySqlConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the names at the destination that a configuration may be offered. */
public final class NameOffer {

    private static final Logger LOG = LoggerFactory.getLogger(NameOffer.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private NameOffer() {}

    /** Reads the names of tables; empty when the server does not answer soon, which is no error here. */
    public static Optional<ServerNames> of(DatabaseConfig database, String bookkeeping) {
        try (Connection connection = new MySqlConnections(database.withTimeouts(LONGEST_WAIT, LONGEST_WAIT)).open()) {
            return Optional.of(new NameReader(connection).read(bookkeeping));
        } catch (SQLException e) {
            LOG.debug("{} gives no names to choose from: {}", database.address(), e.getMessage());
            return Optional.empty();
        }
    }
}
