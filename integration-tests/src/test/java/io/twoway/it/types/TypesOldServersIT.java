package io.twoway.it.types;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import io.twoway.sandbox.server.MySqlServer;
import org.junit.jupiter.api.AfterAll;

/** Every type of MySQL 8.0.15, the oldest that is supported, travels to the newest and back. */
class TypesOldServersIT extends TypeTrial {

    private final MySqlServer old;

    TypesOldServersIT() {
        this(TestServers.shared().oldest("mysql-8-types", 5));
    }

    private TypesOldServersIT(MySqlServer old) {
        super(Pair.between("typesold", old, TestServers.shared().b()));
        this.old = old;
    }

    @AfterAll
    void stopServer() {
        old.close();
    }
}
