package io.twoway.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.Stamp;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private static final String JSON =
            "{\"schema\":{\"type\":\"struct\",\"fields\":[{\"type\":\"int64\",\"optional\":false,"
                    + "\"field\":\"ts_ms\"}],\"optional\":false,\"name\":\"io.debezium.connector.common.Heartbeat\"},"
                    + "\"payload\":{\"ts_ms\":1764450000000}}";

    @Test
    void aTimeAloneIsAHeartbeatInJsonAndInABinaryForm() {
        assertThat(Heartbeat.is(record(JSON.getBytes(StandardCharsets.UTF_8)))).isTrue();
        assertThat(Heartbeat.is(record(new byte[] {0, 0, 0, 0, 7, -128, -60, -33, -11, -19, 102})))
                .isTrue();
    }

    @Test
    void theEndOfATransactionIsNoneHoweverShort() {
        ConsumerRecord<byte[], byte[]> end = record(new byte[] {0, 0, 0, 0, 9, 6, 'E', 'N', 'D', 2});
        end.headers().add(Stamp.TRANSACTION_HEADER, "u:1".getBytes(StandardCharsets.UTF_8));

        assertThat(Heartbeat.is(end)).isFalse();
    }

    @Test
    void aRowThatSpeaksOfHeartbeatsIsNone() {
        String row = JSON + " ".repeat(1024);

        assertThat(Heartbeat.is(record(row.getBytes(StandardCharsets.UTF_8)))).isFalse();
        assertThat(Heartbeat.is(record("x".repeat(65).getBytes(StandardCharsets.UTF_8))))
                .isFalse();
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
        return new ConsumerRecord<>("a", 0, 0, new byte[0], value);
    }
}
