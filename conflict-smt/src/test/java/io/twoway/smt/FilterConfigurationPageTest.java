package io.twoway.smt;

import io.twoway.config.ConfigurationPage;
import io.twoway.config.KeyTables;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FilterConfigurationPageTest {

    @Test
    void thePageHasTheKeysOfTheFilter() throws IOException {
        ConfigurationPage.requirePart("filter", KeyTables.markdown(new OriginFilter().config()));
    }
}
