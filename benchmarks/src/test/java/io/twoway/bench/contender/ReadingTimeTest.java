package io.twoway.bench.contender;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReadingTimeTest {

    private static Instant of(String json) {
        return ReadingTime.of(json.getBytes(UTF_8));
    }

    @Test
    void theSourcesTimeCountsAndNotTheServers() {
        assertThat(of("{\"schema\": {}, \"payload\": {\"source\": {\"ts_us\": 7}, \"op\": \"c\", \"ts_us\": 1000002}}"))
                .isEqualTo(Instant.ofEpochSecond(1, 2_000));
    }

    @Test
    void aRecordWithoutOneIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> of("{\"schema\": null, \"payload\": null}"));
    }
}
