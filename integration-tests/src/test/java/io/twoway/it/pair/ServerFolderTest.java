package io.twoway.it.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
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
}
