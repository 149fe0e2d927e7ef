package io.twoway.precheck.acknowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CheckNamesTest {

    @Test
    void everyCheckIsDescribed() throws IOException {
        String page = Files.readString(Path.of("../docs/prechecks.md"));
        assertThat(CheckNames.all()).allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
    }

    @Test
    void namesAreWordsWithHyphens() {
        assertThat(CheckNames.all()).isNotEmpty().allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
    }
}
