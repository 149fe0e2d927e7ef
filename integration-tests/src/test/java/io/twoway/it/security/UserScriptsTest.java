package io.twoway.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.servers.SandboxLayout;
import io.twoway.servers.UserScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Users as documents have them, which are those that the tests run with. */
class UserScriptsTest {

    private static final Path PROJECT = SandboxLayout.ofWorkingDirectory().project();

    @Test
    void thePageOnInstallingGrantsWhatTheFileGrants() throws IOException {
        String grant = UserScript.TWO_WAY
                .text()
                .lines()
                .filter(line -> !line.startsWith("--"))
                .collect(Collectors.joining("\n"));

        assertThat(Files.readString(PROJECT.resolve("docs/install.md"))).contains(grant);
    }

    @Test
    void dockerRunsTheFile() throws IOException {
        assertThat(Files.readString(PROJECT.resolve("docker/mysql/create-user")))
                .contains("cat /users/two-way.sql")
                .doesNotContain("GRANT");
    }

    @ParameterizedTest
    @EnumSource
    void everyStatementIsAGrantToThatUserAndNoneIsFarReaching(UserScript script) {
        assertThat(script.grants())
                .isNotEmpty()
                .allMatch(grant -> grant.matches(
                        "GRANT .* ON ((\\*|\\w+)\\.\\*|performance_schema\\.\\w+) TO " + script.account()))
                .noneMatch(grant -> grant.matches(
                        ".*\\b(ALL|SUPER|(?!XA_RECOVER_)\\w+_ADMIN|GRANT OPTION|CREATE USER|FILE|PROCESS)\\b.*"));
    }

    @Test
    void aSourceAloneWritesOnlyItsNotes() {
        assertThat(UserScript.SOURCE.grants())
                .filteredOn(grant -> grant.matches(".*\\b(INSERT|UPDATE|DELETE|CREATE|DROP|ALTER)\\b.*"))
                .allMatch(grant -> grant.contains(" ON dts.* "));
    }
}
