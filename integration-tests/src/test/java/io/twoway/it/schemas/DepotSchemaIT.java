package io.twoway.it.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A schema with everything that a schema may have, loaded, written to at both sites, and changed meanwhile. */
class DepotSchemaIT {

    private static final long SEED = Long.getLong("twoway.seed", System.nanoTime());
    private static final int BEFORE_THE_LOAD = 80;
    private static final int SHORT = 12;
    private static final int LONG = 600;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Test
    void sitesAreEqualAfterTrafficAndChangesOfTheSchema() throws SQLException {
        run("depot", SHORT);
    }

    @Test
    @Tag("long")
    void sitesAreEqualAfterLongTrafficAndChangesOfTheSchema() throws SQLException {
        run("depotlong", LONG);
    }

    private static void run(String database, int between) throws SQLException {
        String context = "repeat it with -Dtwoway.seed=" + SEED;
        System.out.println("depot: " + context);
        try (Pair pair = new Pair(database).with("source-a", Map.of("include.triggers", "guarded"))) {
            pair.a().execute("ALTER DATABASE " + database + " CHARACTER SET utf8mb4"); // its texts are in all languages
            SqlScript.ofResource("depot.sql").run(pair.a(), database);
            try (Client loader = new Client(pair.a(), database, Owner.A, SEED)) {
                for (int i = 0; i < BEFORE_THE_LOAD; i++) {
                    loader.write();
                }
            }
            pair.start();
            Comparison comparison = new Comparison(pair, database, context);
            comparison.assertDefinitionsEqual();
            comparison.assertRowsEqual();

            Traffic traffic = new Traffic(pair, database, SEED);
            try (traffic) {
                new DepotChanges(traffic, between).run();
            }
            pair.settle(PATIENCE);

            comparison.assertDefinitionsEqual();
            long rows = comparison.assertRowsEqual();
            triggersAreThere(pair, database);
            everyTableWasWrittenTo(traffic);
            Aftermath aftermath = new Aftermath(pair, database, context);
            aftermath.assertNoConflictAndNoFailure();
            aftermath.assertNoLoop();
            System.out.println("depot: " + traffic.transactions() + " transactions, " + rows + " rows at the end");
        }
    }

    private static void triggersAreThere(Pair pair, String database) {
        String triggers = "SELECT trigger_name, event_manipulation, event_object_table, action_timing"
                + " FROM information_schema.triggers WHERE trigger_schema = '" + database
                + "' ORDER BY 1";
        assertThat(pair.b().rows(triggers)).isEqualTo(pair.a().rows(triggers)).hasSize(3);
    }

    private static void everyTableWasWrittenTo(Traffic traffic) {
        List<String> tables = List.of(
                "country",
                "depot",
                "customer",
                "address",
                "supplier",
                "category",
                "product",
                "product_text",
                "product_image",
                "price_history",
                "stock",
                "stock_movement",
                "order",
                "order line",
                "shipment",
                "parcel",
                "vehicle",
                "driver",
                "route",
                "invoice",
                "payment",
                "audit",
                "scan",
                "scanned",
                "web_session",
                "setting",
                "settings of all",
                "measurement",
                "document",
                "voucher");
        assertThat(traffic.writtenAtA()).containsKeys(tables.toArray(String[]::new));
        assertThat(traffic.writtenAtB()).containsKeys(tables.toArray(String[]::new));
    }
}
