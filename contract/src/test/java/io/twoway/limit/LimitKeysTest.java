package io.twoway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.config.Section;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitKeysTest {

    private static final String KEY = "load.max.rows.per.second";

    private static List<String> errors(Map<String, String> settings) {
        ConfigDef definition = new ConfigDef();
        new Section(definition, "Throttle").with(LimitKeys.setting(Flow.LOAD, Quantity.ROWS));
        return definition.validate(settings).get(0).errorMessages();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000000001"})
    void aLimitThatIsNoneIsRefusedWithWhatToDo(String value) {
        assertThat(errors(Map.of(KEY, value)))
                .singleElement()
                .asString()
                .contains(KEY, value, "1 to 1000000000", "leave the key out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fast", "1.5", "1k", "99999999999999999999"})
    void whatIsNoNumberIsRefused(String value) {
        assertThat(errors(Map.of(KEY, value))).singleElement().asString().contains(KEY, value, "LONG");
    }

    @Test
    void withoutAValueThereIsNoLimit() {
        assertThat(errors(Map.of())).isEmpty();
        assertThat(LimitKeys.read(Flow.LOAD, key -> null).isNone()).isTrue();
    }

    @Test
    void eachFlowHasItsOwnLimits() {
        Map<String, String> settings = Map.of(KEY, "10", "changes.max.bytes.per.second", " 20 ");

        assertThat(LimitKeys.read(Flow.LOAD, settings::get).of(Quantity.ROWS)).isEqualTo(OptionalLong.of(10));
        assertThat(LimitKeys.read(Flow.CHANGES, settings::get).perSecond()).isEqualTo(Map.of(Quantity.BYTES, 20L));
    }
}
