package io.twoway.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoway.offset.LoadedSoFar;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PositionTest {

    static Stream<Arguments> answersOfConnect() {
        return Stream.of(
                Arguments.of("{\"offsets\":[]}", new Position.None()),
                Arguments.of(
                        "{\"offsets\":[{\"partition\":{\"server\":\"a\"},\"offset\":{\"file\":\"binlog.000002\",\"pos\":4,"
                                + "\"snapshot\":\"INITIAL\"}}]}",
                        new Position.Loading(Optional.empty())),
                Arguments.of(
                        "{\"offsets\":[{\"partition\":{\"server\":\"a\"},\"offset\":{\"file\":\"binlog.000002\",\"pos\":4,"
                                + "\"snapshot\":\"INITIAL\",\"twoway_load_progress\":\"{\\\"rows\\\":20,"
                                + "\\\"expected\\\":200,\\\"remaining\\\":180,\\\"rowsPerSecond\\\":2}\"}}]}",
                        new Position.Loading(Optional.of(new LoadedSoFar(20, 200, 180, 2)))),
                Arguments.of(
                        "{\"offsets\":[{\"partition\":{\"server\":\"a\"},\"offset\":{\"file\":\"binlog.000002\",\"pos\":4}}]}",
                        new Position.Streaming("binlog.000002", 4)),
                Arguments.of(
                        "{\"offsets\":[{\"partition\":{\"kafka_topic\":\"a\",\"kafka_partition\":0},"
                                + "\"offset\":{\"kafka_offset\":4711}}]}",
                        new Position.Applied("a", 4711)));
    }

    @Test
    void aLoadSaysHowFarItIsAndForHowLongItGoesOn() {
        assertThat(new Position.Loading(Optional.of(new LoadedSoFar(20, 200, 180, 2))).describe())
                .isEqualTo("in its full load: 20 rows read of about 200 (10 %), 2 rows/s, about 90 s left");
        assertThat(new Position.Loading(Optional.empty()).describe()).isEqualTo("in its full load");
    }

    @ParameterizedTest
    @MethodSource("answersOfConnect")
    void aPositionIsWhatConnectStores(String answer, Position position) throws JsonProcessingException {
        assertThat(Position.of(new ObjectMapper().readTree(answer))).isEqualTo(position);
    }
}
