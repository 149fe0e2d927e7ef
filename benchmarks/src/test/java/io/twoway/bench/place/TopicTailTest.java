package io.twoway.bench.place;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicTailTest {

    @ParameterizedTest
    @CsvSource({"marker-1, true", "a marker-1 in it, true", "mmarker-1, true", "marker-, false", "'', false"})
    void textIsFoundWhereverItIs(String all, boolean found) {
        assertThat(TopicTail.contains(all.getBytes(UTF_8), "marker-1".getBytes(UTF_8)))
                .isEqualTo(found);
    }
}
