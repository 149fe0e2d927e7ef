package io.twoway.cli.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceListsTest {

    private static final String TABLES = "table.include.list";
    private static final String DATABASES = "database.include.list";

    @Test
    void tablesAreAddedToTheListOfTablesAndTheirDatabaseToThatOfDatabases() {
        assertThat(with(Map.of(TABLES, "shop\\.orders"), "shop.items", "crm.*"))
                .isEqualTo(Map.of(TABLES, "shop\\.orders,shop\\.items,crm\\..*"));
        assertThat(with(Map.of(TABLES, "shop\\.orders", DATABASES, "shop"), "shop.items", "a$b.notes"))
                .isEqualTo(Map.of(TABLES, "shop\\.orders,shop\\.items,a\\$b\\.notes", DATABASES, "shop,a\\$b"));
        assertThat(with(Map.of(DATABASES, "shop"), "`my.crm`.*")).isEqualTo(Map.of(DATABASES, "shop,my\\.crm"));
    }

    @Test
    void whatIsSelectedAlreadyIsNotAddedAgain() {
        Map<String, String> lists = Map.of(TABLES, "shop\\..*", DATABASES, "shop, crm");
        assertThat(with(lists, "shop.orders", "shop.*", "SHOP.x")).isEqualTo(lists);
        assertThat(with(Map.of(DATABASES, "shop"), "shop.orders")).isEqualTo(Map.of(DATABASES, "shop"));
        assertThat(with(Map.of(TABLES, " "), "shop.orders")).isEmpty();
    }

    @Test
    void tablesThatAreThereOneByOneAreNotTheWholeDatabase() {
        assertThat(with(Map.of(TABLES, "shop\\.orders"), "shop.*"))
                .isEqualTo(Map.of(TABLES, "shop\\.orders,shop\\..*"));
    }

    @Test
    void oneTableOfAnotherDatabaseIsRefusedWhereWholeDatabasesAreSelected() {
        assertThatThrownBy(() -> with(Map.of(DATABASES, "shop"), "crm.notes"))
                .hasMessageContainingAll("'crm.*'", "table.include.list");
    }

    @Test
    void whatAnExcludeListKeepsOutIsRefused() {
        assertThatThrownBy(() -> with(Map.of("table.exclude.list", "shop\\.log"), "shop.log"))
                .hasMessageContainingAll("neither", "shop.log", "exclude lists", "reverse source first");
        assertThatThrownBy(() -> with(Map.of(TABLES, "shop\\.a", "database.exclude.list", "crm"), "crm.notes"))
                .hasMessageContainingAll("crm.notes", "database.exclude.list");
    }

    @Test
    void listsWithPlaceholdersAreMadeLongerByWhatIsNotWrittenInThem() {
        Map<String, String> lists = Map.of(TABLES, "${env:TABLES}");
        Map<String, String> longer = with(lists, "shop.items");

        assertThat(longer).isEqualTo(Map.of(TABLES, "${env:TABLES},shop\\.items"));
        assertThat(with(longer, "shop.items")).isEqualTo(longer);
    }

    private static Map<String, String> with(Map<String, String> lists, String... tables) {
        return new SourceLists(lists)
                .with(List.of(tables).stream().map(TableSpec::parse).toList())
                .lists();
    }
}
