package io.twoway.source.config;

import io.twoway.config.ConfigurationPage;
import io.twoway.config.KeyTables;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SourceConfigurationPageTest {

    private static final Map<String, String> ONE_CONDITION = Map.of(RowFilterKeys.NAMES, "NAME");

    @Test
    void thePageHasTheSourcesOwnKeys() throws IOException {
        ConfigurationPage.requirePart("source", KeyTables.markdown(SourceDefinition.own(ONE_CONDITION)));
    }

    @Test
    void thePageHasTheSettingsThatAreFixed() throws IOException {
        ConfigurationPage.requirePart(
                "fixed settings",
                RequiredSetting.ALL.stream()
                        .map(setting ->
                                "| `%s` | `%s` | %s |%n".formatted(setting.key(), setting.value(), setting.reason()))
                        .collect(Collectors.joining("", "\n| Setting | Value | Because |\n|---|---|---|\n", "\n")));
    }
}
