package io.twoway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * docs/configuration.md. What stands between two markers there is made of the definitions of keys; the rest is written by
 * hand.
 */
public final class ConfigurationPage {

    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    private static final String RENEW = "configuration.write";

    private ConfigurationPage() {}

    /**
     * Fails when the page does not say the same, or renews it if that is asked for.
     *
     * @param part the name in the markers
     * @param text what has to stand between them
     */
    public static void requirePart(String part, String text) throws IOException {
        String begin = "<!-- generated: " + part + " -->\n";
        String end = "<!-- end: " + part + " -->\n";
        String page = Files.readString(PAGE);
        assertThat(page).contains(begin, end);
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf(end);
        if (Boolean.getBoolean(RENEW)) {
            Files.writeString(PAGE, page.substring(0, from) + text + page.substring(to));
            return;
        }
        assertThat(page.substring(from, to))
                .as("docs/configuration.md is stale. Renew it: bin/test '*ConfigurationPageTest' -D" + RENEW
                        + "=true, then look at the difference")
                .isEqualTo(text);
    }
}
