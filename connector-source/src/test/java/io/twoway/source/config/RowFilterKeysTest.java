package io.twoway.source.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.source.filter.RowFilter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFilterKeysTest {

    private static final Map<String, String> RIGHT = Map.of(
            "row.filter", " eu , big-1 ",
            "row.filter.eu.tables", "shop\\.orders",
            "row.filter.eu.condition", "region = 'eu'",
            "row.filter.big-1.tables", "shop\\..*,crm\\..*",
            "row.filter.big-1.condition", "amount > 100");

    @Test
    void conditionsAreReadInTheOrderOfTheirNames() {
        assertThat(RowFilterKeys.findings(RIGHT)).isEmpty();
        RowFilter filter = RowFilterKeys.of(RIGHT);
        assertThat(filter.conditionOf("shop", "orders").orElseThrow().text().sql())
                .isEqualTo("region = 'eu'");
        assertThat(filter.conditionOf("crm", "orders").orElseThrow().name()).isEqualTo("big-1");
        assertThat(RowFilterKeys.of(Map.of()).isOpen()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            row.filter                          | eu,a.b,big-1  | row.filter                 | no name
            row.filter                          | eu            | row.filter.big-1.tables    | No condition
            row.filter                          | ~~            | row.filter.eu.condition    | No condition
            row.filter                          | eu,big-1,us   | row.filter.us.tables       | Required
            row.filter                          | eu,big-1,us   | row.filter.us.condition    | Required
            row.filter.eu.tables                | shop.(        | row.filter.eu.tables       | regular expression
            row.filter.eu.tables                | ,             | row.filter.eu.tables       | Name its tables
            row.filter.eu.condition             | ~ ~           | row.filter.eu.condition    | Required
            row.filter.eu.condition             | a = NOW()     | row.filter.eu.condition    | NOW
            row.filter.eu.conditions            | a = 1         | row.filter.eu.conditions   | No condition
            snapshot.select.statement.overrides | shop.orders   | snapshot.select.statement.overrides | full load""")
    void mistakeIsOnTheKeyToBlame(String key, String value, String guilty, String message) {
        Map<String, String> settings = new HashMap<>(RIGHT);
        settings.put(key, value);

        assertThat(StaticRules.findings(UserSettings.with(settings)))
                .anySatisfy(finding -> {
                    assertThat(finding.key()).isEqualTo(guilty);
                    assertThat(finding.message()).contains(message);
                })
                .extracting(Finding::key)
                .allMatch(name -> List.of(guilty, key).contains(name) || name.startsWith("row.filter."));
    }
}
