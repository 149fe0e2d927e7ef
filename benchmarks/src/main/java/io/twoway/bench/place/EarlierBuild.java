package io.twoway.bench.place;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoway.servers.SandboxLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Another build of this project in a folder of its own, packaged: what a user had before.
 *
 * @param layout the folder
 */
public record EarlierBuild(SandboxLayout layout) {

    /** How records travel: a user who has one build has what it generates, too. */
    private static final Pattern TRAVELLING =
            Pattern.compile("(key|value|header)\\.converter(\\..*)?|transaction\\.end|producer\\.override\\..*");

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Returns the build in a folder.
     *
     * @throws IllegalArgumentException when it is none, or is not packaged
     */
    public static EarlierBuild in(Path folder) {
        EarlierBuild build = new EarlierBuild(SandboxLayout.of(folder));
        build.plugins().stream()
                .filter(plugin -> !Files.isDirectory(plugin))
                .findFirst()
                .ifPresent(missing -> {
                    throw new IllegalArgumentException("there is no folder " + missing
                            + ": check the earlier commit out to a folder, and there run mvn -DskipTests package");
                });
        return build;
    }

    List<Path> plugins() {
        return layout.plugins();
    }

    /** Returns settings of a source, of which those that say how records travel are this build's own. */
    public Map<String, String> source(Map<String, String> settings) {
        return merged(settings, "source-a.json");
    }

    /** Returns settings of a sink in the same way. */
    public Map<String, String> sink(Map<String, String> settings) {
        return merged(settings, "sink-b.json");
    }

    private Map<String, String> merged(Map<String, String> settings, String example) {
        Map<String, String> all = new HashMap<>(settings);
        all.keySet().removeIf(EarlierBuild::isOfTravelling);
        try {
            JsonNode own =
                    JSON.readTree(layout.configExamples().resolve(example).toFile());
            own.path("config").properties().forEach(setting -> {
                if (isOfTravelling(setting.getKey())) {
                    all.put(setting.getKey(), setting.getValue().asText());
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static boolean isOfTravelling(String key) {
        return TRAVELLING.matcher(key).matches();
    }
}
