package io.twoway.source.offset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransactionStartTest {

    /** What it is; the stored offset; where reading resumes. */
    static Stream<Arguments> offsets() {
        return Stream.of(
                Arguments.of(
                        "between transactions", Map.of("file", "b.1", "pos", 4L), Map.of("file", "b.1", "pos", 4L)),
                Arguments.of(
                        "after a one-row transaction",
                        Map.of("file", "b.1", "pos", 4L, "event", 2L, "row", 1L, "ts_sec", 9L),
                        Map.of("file", "b.1", "pos", 4L, "ts_sec", 9L)),
                Arguments.of(
                        "inside a transaction, with GTIDs",
                        Map.of(
                                "pos",
                                4L,
                                "gtids",
                                "u:1-8",
                                "event",
                                6L,
                                "row",
                                540L,
                                "transaction_id",
                                "u:9",
                                "transaction_data_collection_order_dts.progress",
                                1L,
                                "transaction_data_collection_order_shop.big",
                                1787L),
                        Map.of("pos", 4L, "gtids", "u:1-8")),
                Arguments.of(
                        "inside a snapshot",
                        Map.of("file", "b.1", "pos", 4L, "snapshot", "initial", "row", 5L),
                        Map.of("file", "b.1", "pos", 4L, "snapshot", "initial", "row", 5L)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("offsets")
    void readingResumesAtTheStart(String what, Map<String, Object> stored, Map<String, Object> start) {
        assertThat(TransactionStart.of(stored)).as(what).isEqualTo(start);
    }
}
