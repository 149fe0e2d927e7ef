package io.twoway.precheck.rule.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import io.twoway.precheck.facts.ServerFacts;
import io.twoway.precheck.rule.Settings;
import io.twoway.precheck.rule.server.Servers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterRulesTest {

    private static final ServerFacts SMALL = Servers.with(Map.of("lower_case_table_names", "1"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            bookkeeping.database | DTS                             | DTS
            conflict.r.tables    | shop.a, shop.Orders, Shop.*     | shop.Orders, Shop.*
            conflict.r.databases | Shop                            | Shop
            mapping.databases    | shop:Store, Crm:customers       | Store, Crm
            mapping.tables       | shop.a:b.c, shop.`O,p`:store.Q  | `O,p`, Q
            mapping.columns      | Shop.orders.Id:Key, a.B.c:d     | Shop, B
            """)
    void aNameWithCapitalLettersThatCanNeverHoldIsRefused(String key, String value, String named) {
        Item item = LetterRules.judge("site a", SMALL, new Settings("c", Map.of("conflict.rules", "r", key, value)));

        assertThat(item.result()).isEqualTo(Result.FAILED);
        assertThat(item.key()).isEqualTo(key);
        assertThat(item.found()).isEqualTo("lower_case_table_names = 1, " + key + " names " + named + ".");
        assertThat(LetterRules.judge(
                                "site a", Servers.good(), new Settings("c", Map.of("conflict.rules", "r", key, value)))
                        .result())
                .as("a server that leaves names as they are")
                .isEqualTo(Result.PASSED);
    }

    @Test
    void namesOfColumnsAndPoliciesMayHaveCapitalLetters() {
        Settings sink = new Settings(
                "c",
                Map.of(
                        "bookkeeping.database", "dts",
                        "conflict.rules", "r",
                        "conflict.r.tables", "shop.*, größe.t",
                        "conflict.r.columns", "Version",
                        "conflict.r.policy", "UseMax",
                        "mapping.columns", "shop.orders.Id:Key, shop.orders.`B,C`:D"));

        assertThat(LetterRules.judge("site a", SMALL, sink).result()).isEqualTo(Result.PASSED);
    }
}
