package io.twoway.it.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ServerFolderTest {

    private static final String NAME = "servers-of-nobody";

    @Test
    void folderThatServersUseIsRefusedAndKeepsItsFiles() throws IOException {
        try (ServerFolder folder = ServerFolder.claim(NAME)) {
            Files.createDirectories(folder.path().resolve("data"));

            assertThatThrownBy(() -> ServerFolder.claim(NAME))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("target/" + NAME);
            assertThat(folder.path().resolve("data")).isDirectory();
        }
    }

    @Test
    void folderOfServersThatEndedIsEmptied() throws IOException {
        try (ServerFolder folder = ServerFolder.claim(NAME)) {
            Files.createDirectories(folder.path().resolve("data"));
        }
        try (ServerFolder folder = ServerFolder.claim(NAME)) {
            assertThat(folder.path()).doesNotExist();
        }
    }

    @Test
    void dataOfEndedServersGoesAndTheirLogsStay() throws IOException {
        ServerFolder folder = ServerFolder.claim(NAME);
        Path server = folder.path().resolve("mysql-a");
        Files.createDirectories(server.resolve("data/shop"));
        Files.writeString(server.resolve("mysql-a.log"), "ready");

        folder.close();

        assertThat(server.resolve("data")).doesNotExist();
        assertThat(server.resolve("mysql-a.log")).exists();
    }

    @Test
    void serversDoNotStartOnADiskThatIsNearlyFull() {
        assertThatThrownBy(() -> ServerFolder.requireSpace(Path.of("target"), 3L << 20, 4L << 20))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("need 4 MB")
                .hasMessageContaining("has 3 MB left");
    }
}
