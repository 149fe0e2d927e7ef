package io.twoway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

class OpenDefinitionTest {

    private final OpenDefinition definition = new OpenDefinition(
            () -> new ConfigDef().define("fixed", ConfigDef.Type.STRING, ConfigDef.Importance.LOW, "Always there."));

    @Test
    void whoAskedSeesTheKeysThatWereAddedAfterwards() {
        ConfigDef asked = definition.asked();
        ConfigDef completed = definition.completed(OpenDefinitionTest::addNamed);

        assertThat(completed).isSameAs(asked);
        assertThat(asked.names()).isEqualTo(Set.of("fixed", "named"));
    }

    @Test
    void keysOfOneValidationAreNotThereInTheNext() {
        definition.asked();
        definition.completed(OpenDefinitionTest::addNamed);

        assertThat(definition.completed(keys -> {}).names()).isEqualTo(Set.of("fixed"));
        assertThat(definition.asked().names()).isEqualTo(Set.of("fixed"));
    }

    @Test
    void validationInAnotherThreadAddsNothing() {
        ConfigDef asked = definition.asked();
        CompletableFuture.supplyAsync(() -> definition.completed(OpenDefinitionTest::addNamed))
                .join();

        assertThat(asked.names()).isEqualTo(Set.of("fixed"));
    }

    private static void addNamed(ConfigDef keys) {
        keys.define("named", ConfigDef.Type.STRING, ConfigDef.Importance.LOW, "Named by another key.");
    }
}
