package io.twoway.sink.store.table;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.table.TableName;
import java.util.List;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BindableNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"end\\", "before\\`backtick"})
    void aBackslashBeforeABacktickIsRefused(String name) {
        assertThatThrownBy(() -> BindableNames.require(new TableName(name, "t"), List.of()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(name);
        assertThatThrownBy(() -> BindableNames.require(new TableName("shop", name), List.of()))
                .isInstanceOf(DataException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"back\\slash", "\\'", "back`tick"})
    void otherNamesAreNot(String name) {
        assertThatCode(() -> BindableNames.require(new TableName(name, name), List.of()))
                .doesNotThrowAnyException();
    }
}
