package io.twoway.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharesTest {

    private static final Shares SHARES = new Shares(List.of(
            List.of("com.mysql.cj.protocol.Reader.read", "io.twoway.sink.apply.Batch.write"),
            List.of("com.mysql.cj.protocol.Reader.read", "io.debezium.connector.jdbc.Writer.write"),
            List.of("java.lang.String.hashCode", "org.apache.kafka.connect.json.JsonConverter.toConnectData"),
            List.of("java.lang.String.equals", "org.apache.kafka.connect.json.JsonConverter.toConnectData"),
            List.of()));

    @Test
    void aSampleCountsForTheAreaThatRuns() {
        assertThat(SHARES.areas()).isEqualTo(Map.of("com.mysql.cj", 0.5, "java.lang", 0.5));
        assertThat(SHARES.methods()).containsEntry("java.lang.String.hashCode", 0.25);
    }

    @Test
    void aSampleIsWithinWhateverIsOnItsStack() {
        assertThat(SHARES.within("org.apache.kafka.connect.json")).isEqualTo(0.5);
    }

    @Test
    void theTableBeginsWithTheLargest() {
        assertThat(SHARES.table())
                .contains("4 samples. On the stack: converters 50 %")
                .contains("| Method | Running |\n|---|---|\n| `com.mysql.cj.protocol.Reader.read` | 50.0 % |\n");
    }

    @Test
    void aRecordingOfAJvmIsRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("test.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ExecutionSample");
            recording.start();
            recording.stop();
            recording.dump(file);
        }

        Excerpt all = new Excerpt(file, Instant.EPOCH, Instant.now());
        assertThat(Shares.of(List.of(all)).count()).isNotNegative();
        assertThat(new Excerpt(file, Instant.EPOCH, Instant.EPOCH).events()).isEmpty();
    }
}
