package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import io.twoway.it.pair.TestServers;
import io.twoway.servers.MySqlServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A MySQL server that goes away takes no task with it: source and sink reconnect by themselves. */
class RestartedDatabaseIT {

    private static Pair pair;

    enum End {
        KILLED {
            @Override
            void come(MySqlServer server) {
                server.kill();
                server.start();
            }
        },
        RESTARTED {
            @Override
            void come(MySqlServer server) {
                server.restart();
            }
        };

        abstract void come(MySqlServer server);
    }

    @BeforeAll
    static void start() {
        pair = new Pair("reborn");
        pair.a().execute("CREATE TABLE reborn.t (id INT AUTO_INCREMENT PRIMARY KEY, v VARCHAR(20))");
        pair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void bothDirectionsGoOnWhenADatabaseIsThereAgain(End end) {
        for (MySqlServer server :
                List.of(TestServers.shared().a(), TestServers.shared().b())) {
            insert(pair.a());
            insert(pair.b());
            end.come(server);
            insert(pair.a());
            insert(pair.b());
            pair.settle();

            String all = "SELECT id, v FROM reborn.t ORDER BY id";
            assertThat(pair.b().rows(all)).isEqualTo(pair.a().rows(all)).isNotEmpty();
        }
        assertThat(pair.journal(pair.a()).entries()).isEmpty();
        assertThat(pair.journal(pair.b()).entries()).isEmpty();
    }

    private static void insert(Site site) {
        site.execute("INSERT INTO reborn.t (v) VALUES ('" + site.name() + "')");
    }
}
