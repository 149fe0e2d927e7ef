package io.twoway.servers.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForkTest {

    @Test
    void everyPortBelongsToOneForkAndNoOther() {
        for (int port = 15_000; port < 15_020; port++) {
            int one = port;
            assertThat(IntStream.rangeClosed(1, 3).filter(number -> new Fork(number, 3).mayListenOn(one)))
                    .as("forks that may listen on port %d", port)
                    .hasSize(1);
        }
    }

    @Test
    void theOnlyForkMayListenOnAllPorts() {
        assertThat(IntStream.range(15_000, 15_020)).allMatch(Fork.of("1/1")::mayListenOn);
    }

    @Test
    void numberAndCountAreRead() {
        assertThat(Fork.of("2/3")).isEqualTo(new Fork(2, 3));
        assertThatThrownBy(() -> Fork.of("3/2")).hasMessage("there is no fork 3 of 2");
    }
}
