package io.twoway.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.servers.SandboxLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/troubleshooting.md finds a failure by its words, so these must be the words that the connectors say. */
class TroubleshootingPageTest {

    private static final Path PROJECT = SandboxLayout.ofWorkingDirectory().project();
    private static final List<String> SPEAKERS =
            List.of("contract", "conflict-smt", "connector-source", "connector-sink", "precheck");
    private static final Pattern QUOTE = Pattern.compile("`([^`]+)`");
    private static final Pattern JOINT = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final String LAST_SECTION = "## Everything runs, but";
    private static final List<String> OF_OTHERS = List.of(
            "RecordTooLargeException",
            "db history topic is missing",
            "Invalid identifier",
            "the value resolved from the config provider reference failed validation",
            "policy does not allow ... to be overridden");

    @Test
    void everyMessageOnThePageIsOneThatTheConnectorsGive() throws IOException {
        String code = SPEAKERS.stream().map(TroubleshootingPageTest::code).collect(Collectors.joining());

        List<String> quotes = quotes();
        assertThat(quotes).hasSizeGreaterThan(30);
        assertThat(quotes).allSatisfy(quote -> assertThat(code).contains(quote));
    }

    private static List<String> quotes() throws IOException {
        String page = Files.readString(PROJECT.resolve("docs/troubleshooting.md"));
        return page.substring(0, page.indexOf(LAST_SECTION))
                .lines()
                .filter(line -> line.startsWith("|"))
                .map(line -> line.split("\\|")[1])
                .flatMap(cell -> QUOTE.matcher(cell).results())
                .map((MatchResult quote) -> quote.group(1))
                .filter(quote -> !OF_OTHERS.contains(quote))
                .toList();
    }

    /** Returns a module's code, each text in one piece. */
    private static String code(String module) {
        try (Stream<Path> files = Files.walk(PROJECT.resolve(module).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(TroubleshootingPageTest::text)
                    .map(text -> JOINT.matcher(text).replaceAll(""))
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
