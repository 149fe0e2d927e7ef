package io.twoway.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {

    /** It records this process, as it would a worker. */
    @Test
    void roundsThatWarmUpAreRecordedAndNotKept(@TempDir Path folder) throws IOException {
        Recorder recorder = new Recorder(ProcessHandle.current().pid(), folder);

        assertThat(recorder.during("inserts", "ours", -1, RecorderTest::work)).isPositive();
        assertThat(recorder.during("inserts", "ours", 0, RecorderTest::work)).isPositive();
        assertThat(recorder.during("inserts", "ours", 1, RecorderTest::work)).isPositive();

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("inserts-ours-1.jfr", "inserts-ours-2.jfr");
        }
        assertThat(recorder.summary()).startsWith("### inserts, ours").contains("RecorderTest.work");
    }

    private static double work() {
        long until = System.nanoTime() + 300_000_000;
        double sum = 0;
        while (System.nanoTime() < until) {
            for (int i = 1; i < 1_000; i++) {
                sum += Math.sqrt(i);
            }
        }
        return sum;
    }
}
