package io.twoway.bench.loop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoopRecordTest {

    private static LoopRecord parse(String json) {
        return LoopRecord.parse(json.getBytes(UTF_8));
    }

    @Test
    void rowsAreReadAndSchemasPassedOver() {
        LoopRecord record = parse(
                """
                {"schema": {"type": "struct", "payload": {"op": "x"}},
                 "payload": {"before": null, "after": {"id": 7, "note": "text"}, "source": {"op": "y"}, "op": "c"}}""");

        assertThat(record).isEqualTo(new LoopRecord("c", Map.of(), Map.of("id", 7L, "note", "text")));
    }

    @Test
    void aRecordWithoutRowHasNoOperation() {
        assertThat(parse("{\"schema\": {}, \"payload\": {\"status\": \"END\"}}").op())
                .isEmpty();
        assertThat(parse("{\"schema\": null, \"payload\": null}").op()).isEmpty();
    }

    @Test
    void decimalsAndTimesAreWhatTheyMean() {
        Map<String, Object> image = Map.of("amount", "BNI=", "changed", 1_000L);
        ByteBuffer inAvro = ByteBuffer.wrap(new byte[] {4, (byte) 0xd2});

        assertThat(new LoopColumn("amount", Types.DECIMAL, 2).value(image)).isEqualTo(new BigDecimal("12.34"));
        assertThat(new LoopColumn("amount", Types.DECIMAL, 2).value(Map.of("amount", inAvro)))
                .isEqualTo(new BigDecimal("12.34"));
        assertThat(new LoopColumn("changed", Types.TIMESTAMP, 3).value(image))
                .isEqualTo(LocalDateTime.of(1970, 1, 1, 0, 0, 1));
    }
}
