package io.twoway.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import io.twoway.servers.MySqlServer;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Site A's server dies, and its address moves to a replica that lacks the last transaction. Connect has stored no offset since
 * that transaction was sent.
 */
class MovedAddressIT {

    private static final Map<String, String> NEVER = Map.of("offset.flush.interval.ms", "36000000");

    /** Fate of the task that sent the transaction. */
    enum Task {
        GOES_ON {
            @Override
            void outlive(TestServers servers, Runnable move) {
                move.run();
            }
        },
        DIES_WITH_ITS_WORKER {
            @Override
            void outlive(TestServers servers, Runnable move) {
                servers.worker().kill();
                move.run();
                servers.worker().start();
            }
        };

        abstract void outlive(TestServers servers, Runnable move);
    }

    @ParameterizedTest
    @EnumSource
    void serverWithoutATransactionThatWasSentIsRefusedThoughTheStoredOffsetDoesNotHaveIt(Task task) {
        try (TestServers servers = TestServers.own(
                        "servers-moved-address", UnaryOperator.identity(), worker -> worker.withProperties(NEVER));
                MySqlServer successor = servers.another("mysql-a2", 3);
                Network network = new Network(servers);
                Pair pair = network.carry(new Pair("moved", servers))) {
            Replica replica = Replica.following(servers.a(), successor, pair);
            pair.a().execute("CREATE TABLE moved.ledger (n INT PRIMARY KEY)");
            pair.start();
            storeOffset(pair);
            replica.awaitCaughtUp();
            replica.stop();
            String stored = gtids(pair);
            pair.a().execute("INSERT INTO moved.ledger VALUES (1)");
            pair.fence(pair.a(), pair.b());
            String lost = pair.a().value("SELECT @@server_uuid") + ":";
            assertThat(gtids(pair)).as("the stored offset").isEqualTo(stored);
            task.outlive(servers, () -> {
                servers.a().kill();
                replica.promote();
                network.at(Link.SOURCE_A).moveTo(successor.address());
            });

            new StartAnew(pair)
                    .awaitRefusal("source-a", "lacks transactions that were read from its predecessor", lost);
            assertThat(pair.b().rows("SELECT n FROM moved.ledger")).containsExactly("1");
        }
    }

    /** Connect stores an offset at the end of a task, and then none until the next. */
    private static void storeOffset(Pair pair) {
        StartAnew source = new StartAnew(pair);
        source.stop("source-a");
        source.resume("source-a");
        pair.fence(pair.a(), pair.b());
    }

    private static String gtids(Pair pair) {
        return pair.requests()
                .offsets(pair.connector("source-a"))
                .at("/offsets/0/offset/gtids")
                .asText();
    }
}
