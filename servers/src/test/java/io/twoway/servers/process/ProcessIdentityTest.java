package io.twoway.servers.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessIdentityTest {

    @TempDir
    private Path directory;

    private final ProcessIdentity self =
            ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();

    @Test
    void livingProcessIsFoundAgainThroughItsFile() {
        Path file = directory.resolve("pid");
        self.writeTo(file);
        assertThat(ProcessIdentity.readFrom(file)).contains(self);
        assertThat(self.isAlive()).isTrue();
    }

    @Test
    void laterProcessWithTheSameNumberIsAnotherOne() {
        assertThat(new ProcessIdentity(self.pid(), self.startTicks() - 1, self.boot()).isAlive())
                .isFalse();
        assertThat(new ProcessIdentity(self.pid(), self.startTicks(), "another boot").isAlive())
                .isFalse();
    }

    @Test
    void processThatEndedIsNotAlive() throws Exception {
        Process process = new ProcessBuilder("cat").start();
        ProcessIdentity identity = ProcessIdentity.of(process.pid()).orElseThrow();
        process.getOutputStream().close();
        process.waitFor();
        assertThat(identity.isAlive()).isFalse();
    }

    @Test
    void fileThatIsMissingOrCutShortNamesNoProcess() throws IOException {
        assertThat(ProcessIdentity.readFrom(directory.resolve("none"))).isEmpty();
        assertThat(ProcessIdentity.readFrom(Files.writeString(directory.resolve("cut"), "17 4")))
                .isEmpty();
    }
}
