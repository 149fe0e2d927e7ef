package io.twoway.sink;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetGuardTest {

    private static final OptionalLong NO_ROW = OptionalLong.empty();
    private static final OptionalLong AT_7 = OptionalLong.of(7);

    @Test
    void offsetsMayBeDeletedOrSetToWhereTheStreamIs() {
        for (OptionalLong progress : new OptionalLong[] {NO_ROW, AT_7}) {
            assertThatCode(() -> set(progress, null)).doesNotThrowAnyException();
        }
        assertThatCode(() -> set(AT_7, 7L)).doesNotThrowAnyException();
        assertThatCode(() -> set(NO_ROW, 0L)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 6, 8})
    void aPlaceThatTheProgressRowDoesNotHaveIsRefused(long offset) {
        assertThatThrownBy(() -> set(AT_7, offset))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("Stream a-0 is applied up to offset 7");
    }

    @Test
    void aStreamWithoutAProgressRowBeginsAtItsFirstRecordOnly() {
        assertThatThrownBy(() -> set(NO_ROW, 3L)).hasMessageContaining("can only begin at its first record");
    }

    private static void set(OptionalLong progress, Long offset) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        offsets.put(new TopicPartition("a", 0), offset);
        new OffsetGuard(stream -> progress).require(offsets);
    }
}
