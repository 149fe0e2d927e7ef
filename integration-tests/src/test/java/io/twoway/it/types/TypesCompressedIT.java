package io.twoway.it.types;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import io.twoway.sandbox.server.MySqlServer;
import org.junit.jupiter.api.AfterAll;

/** Every type arrives exactly where both servers compress their transactions. */
class TypesCompressedIT extends TypeTrial {

    private final MySqlServer a;
    private final MySqlServer b;

    TypesCompressedIT() {
        this(compressing("mysql-packed-a", 21), compressing("mysql-packed-b", 22));
    }

    private TypesCompressedIT(MySqlServer a, MySqlServer b) {
        super(Pair.between("typespacked", a, b));
        this.a = a;
        this.b = b;
    }

    @AfterAll
    void stopServers() {
        a.close();
        b.close();
    }

    private static MySqlServer compressing(String name, int serverId) {
        return TestServers.shared().another(name, serverId, "--binlog-transaction-compression=ON");
    }
}
