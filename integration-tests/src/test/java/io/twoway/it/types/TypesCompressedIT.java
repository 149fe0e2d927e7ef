package io.twoway.it.types;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import io.twoway.servers.MySqlServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** Every type arrives exactly where both servers compress their transactions. */
class TypesCompressedIT extends TypeTrial {

    private static final List<MySqlServer> SERVERS = new ArrayList<>();

    TypesCompressedIT() {
        super(Pair.between("typespacked", compressing("mysql-packed-a", 21), compressing("mysql-packed-b", 22)));
    }

    @Override
    @AfterAll
    void stop() {
        super.stop();
        SERVERS.forEach(MySqlServer::close);
    }

    private static MySqlServer compressing(String name, int serverId) {
        MySqlServer server = TestServers.shared().another(name, serverId, "--binlog-transaction-compression=ON");
        SERVERS.add(server);
        return server;
    }
}
