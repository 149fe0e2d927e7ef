package io.twoway.source.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.config.Configuration;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.relational.RelationalTableFilters;
import io.debezium.relational.TableId;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Asks Debezium itself what it captures with the amended lists. */
class CaptureListsTest {

    /** User's lists; a table they select; a table they do not select. */
    static Stream<Arguments> lists() {
        return Stream.of(
                Arguments.of(Map.of(), "shop.orders", "mysql.user"),
                Arguments.of(Map.of("database.include.list", "shop"), "shop.orders", "crm.people"),
                Arguments.of(Map.of("database.include.list", "sh.*,c?rm"), "crm.people", "other.t"),
                Arguments.of(Map.of("database.exclude.list", "crm,dts"), "shop.orders", "crm.people"),
                Arguments.of(Map.of("database.exclude.list", "d.*"), "shop.orders", "depot.t"),
                Arguments.of(Map.of("table.include.list", "shop\\.orders"), "shop.orders", "shop.items"),
                Arguments.of(Map.of("table.include.list", ".*\\.orders, crm.people"), "crm.people", "shop.items"),
                Arguments.of(Map.of("table.include.list", ".*"), "shop.items", "mysql.user"),
                Arguments.of(Map.of("table.exclude.list", "shop\\.items"), "shop.orders", "shop.items"),
                Arguments.of(Map.of("table.exclude.list", "dts\\..*,.*\\.items"), "shop.orders", "shop.items"),
                Arguments.of(
                        Map.of("database.include.list", "shop", "table.include.list", "shop\\.orders"),
                        "shop.orders",
                        "shop.items"),
                Arguments.of(
                        Map.of("database.include.list", "shop", "table.exclude.list", "shop\\.items"),
                        "shop.orders",
                        "shop.items"));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void progressAndNotesOfLoadsAreCapturedAndNoOtherBookkeepingTable(
            Map<String, String> user, String selected, String unselected) {
        RelationalTableFilters filters = filters(user);

        assertThat(captures(filters, "dts.progress")).as("progress").isTrue();
        assertThat(captures(filters, "dts.load_chunk")).as("notes of loads").isTrue();
        assertThat(captures(filters, "dts.conflict_log")).as("journal").isFalse();
        assertThat(captures(filters, "dts.progress_old")).as("other").isFalse();
        assertThat(captures(filters, selected)).as(selected).isTrue();
        assertThat(captures(filters, unselected)).as(unselected).isFalse();
    }

    @Test
    void databaseNameWithSignsIsMatchedLiterally() {
        Map<String, String> user = new HashMap<>(Map.of("bookkeeping.database", "my-books.1"));
        RelationalTableFilters filters = filters(user);

        assertThat(filters.dataCollectionFilter().isIncluded(new TableId("my-books.1", null, "progress")))
                .isTrue();
        assertThat(filters.dataCollectionFilter().isIncluded(new TableId("my-books.1", null, "conflict_log")))
                .isFalse();
        assertThat(filters.dataCollectionFilter().isIncluded(new TableId("my-booksx1", null, "conflict_log")))
                .isTrue();
    }

    @Test
    void columnListsSpareTheProgressTable() {
        CaptureLists lists = new CaptureLists(EffectiveSettings.bookkeeping(Map.of()));

        Map<String, String> amended = lists.amended(Map.of("column.exclude.list", ".*\\.stream"));

        assertThat("shop.films.stream").matches(amended.get("column.exclude.list"));
        assertThat("dts.progress.stream").doesNotMatch(amended.get("column.exclude.list"));
        assertThat(lists.amended(Map.of("column.include.list", "shop.films.id")).get("column.include.list"))
                .endsWith(",dts\\.(?:progress|load_chunk)\\..*");
    }

    private static RelationalTableFilters filters(Map<String, String> user) {
        Map<String, String> settings = EffectiveSettings.complete(UserSettings.with(user));
        return new MySqlConnectorConfig(Configuration.from(settings)).getTableFilters();
    }

    private static boolean captures(RelationalTableFilters filters, String table) {
        String[] parts = table.split("\\.");
        return filters.dataCollectionFilter().isIncluded(new TableId(parts[0], null, parts[1]));
    }
}
