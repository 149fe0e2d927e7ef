package io.twoway.precheck.acknowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class AcknowledgedTest {

    private static final List<Item> ITEMS =
            Arrays.stream(Result.values()).map(AcknowledgedTest::item).toList();

    @Test
    void warningsBlockUntilTheyAreAcknowledged() {
        assertThat(Acknowledged.of(List.of()).blocking(ITEMS))
                .extracting(Item::result)
                .containsExactly(Result.WARNING, Result.FAILED);
        assertThat(Acknowledged.of(List.of("a-warning", "a-failed", "")).blocking(ITEMS))
                .extracting(Item::result)
                .containsExactly(Result.FAILED);
    }

    @Test
    void aWarningSaysHowToAcknowledgeIt() {
        assertThat(item(Result.WARNING).message())
                .isEqualTo("a-warning: found why fix Or acknowledge it: add a-warning to precheck.acknowledge.");
        assertThat(item(Result.FAILED).message()).isEqualTo("a-failed: found why fix");
    }

    @Test
    void namesThatNoCheckHasAreRefused() {
        Acknowledged.VALIDATOR.ensureValid(Item.ACKNOWLEDGE, List.of("gtid-mode", "table-keys"));
        assertThatThrownBy(() -> Acknowledged.VALIDATOR.ensureValid(Item.ACKNOWLEDGE, List.of("gtid")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("precheck.acknowledge", "gtid-mode");
    }

    @Test
    void everyWarningCanBeAcknowledgedByItsName() {
        Acknowledged.VALIDATOR.ensureValid(Item.ACKNOWLEDGE, List.copyOf(CheckNames.all()));
        Acknowledged everything = Acknowledged.of(CheckNames.all());
        assertThat(CheckNames.all()).allSatisfy(name -> assertThat(everything.blocking(
                        List.of(new Item(name, "pair", "site.name", Result.WARNING, "found", "why", "fix"))))
                .isEmpty());
    }

    private static Item item(Result result) {
        String name = "a-" + result.name().toLowerCase(java.util.Locale.ROOT);
        return new Item(name, "site a", "database.hostname", result, "found", "why", "fix");
    }
}
