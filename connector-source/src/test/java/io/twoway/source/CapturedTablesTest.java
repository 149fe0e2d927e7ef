package io.twoway.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.config.Configuration;
import io.twoway.source.config.EffectiveSettings;
import io.twoway.source.config.UserSettings;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapturedTablesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "table.include.list    ; shop\\.orders        ; shop  ; true",
                "table.include.list    ; shop\\.orders        ; other ; false",
                "table.include.list    ; shop.orders,crm\\..* ; crm   ; true",
                "table.include.list    ; (shop|crm)\\.orders  ; crm   ; true",
                "table.include.list    ; .*\\.orders          ; other ; true",
                "table.include.list    ; shop\\.orders        ; shop2 ; false",
                "table.exclude.list    ; shop\\.orders        ; other ; true",
                "database.include.list ; shop                 ; other ; false",
                "database.include.list ; shop                 ; shop  ; true"
            })
    void databaseIsIncludedWhenOneOfItsTablesCanBe(String key, String list, String database, boolean included) {
        Map<String, String> settings = EffectiveSettings.complete(UserSettings.with(Map.of(key, list)));
        CapturedTables tables = new CapturedTables(Configuration.from(settings));

        assertThat(tables.includesDatabase(database)).isEqualTo(included);
    }
}
