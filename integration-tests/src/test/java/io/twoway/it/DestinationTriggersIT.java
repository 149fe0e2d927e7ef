package io.twoway.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Triggers of the destination's own, which are made while the sink runs. */
class DestinationTriggersIT {

    @Test
    void updatesFireNoTriggerOfInserts() {
        try (Pair pair = new Pair("ownTriggers")
                .withForwardSink(Map.of("precheck.acknowledge", "triggers"))
                .startForward()) {
            pair.a()
                    .execute(
                            "CREATE TABLE ownTriggers.t (id INT PRIMARY KEY, v VARCHAR(20))",
                            "INSERT INTO ownTriggers.t VALUES (1, 'a'), (2, 'b'), (3, 'c')");
            pair.fence(pair.a(), pair.b());
            pair.b()
                    .executeUnseen(
                            "CREATE TRIGGER ownTriggers.entered BEFORE INSERT ON ownTriggers.t FOR EACH ROW"
                                    + " SET NEW.v = CONCAT(NEW.v, ' entered')",
                            "CREATE TRIGGER ownTriggers.changed BEFORE UPDATE ON ownTriggers.t FOR EACH ROW"
                                    + " SET NEW.v = CONCAT(NEW.v, ' changed')");
            pair.a().execute("UPDATE ownTriggers.t SET v = CONCAT(v, id)", "INSERT INTO ownTriggers.t VALUES (4, 'd')");
            pair.fence(pair.a(), pair.b());

            assertThat(pair.b().rows("SELECT v FROM ownTriggers.t ORDER BY id"))
                    .containsExactly("a1 changed", "b2 changed", "c3 changed", "d entered");
            assertThat(pair.journal(pair.b()).entries()).isEmpty();
        }
    }
}
