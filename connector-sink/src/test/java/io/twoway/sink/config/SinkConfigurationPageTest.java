package io.twoway.sink.config;

import io.twoway.config.ConfigurationPage;
import io.twoway.config.KeyTables;
import io.twoway.policy.ConflictSettings;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SinkConfigurationPageTest {

    private static final Map<String, String> ONE_RULE = Map.of(ConflictSettings.RULES, "NAME");

    @Test
    void thePageHasTheKeysOfTheSink() throws IOException {
        ConfigurationPage.requirePart("sink", KeyTables.markdown(SinkConfig.definition(ONE_RULE)));
    }
}
