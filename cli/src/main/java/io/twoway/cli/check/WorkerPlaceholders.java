package io.twoway.cli.check;

import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Checks that a Connect worker knows what the placeholders in the connectors' files stand for. */
final class WorkerPlaceholders {

    private static final String NAME = "worker-placeholders";
    private static final String WHY = "They are replaced on the workers, which have values of their own.";

    /** Kafka's own, by the names that everybody gives them. */
    private static final Map<String, String> PROVIDERS =
            Map.of("env", "EnvVarConfigProvider", "file", "FileConfigProvider", "directory", "DirectoryConfigProvider");

    private WorkerPlaceholders() {}

    /** @param unknown the placeholders that the worker left as they are */
    static Item judge(String subject, SortedSet<String> unknown) {
        return unknown.isEmpty()
                ? item(subject, Result.PASSED, "It knows what the placeholders stand for.", "")
                : item(
                        subject,
                        Result.FAILED,
                        "It does not know what " + String.join(", ", unknown)
                                + " stand for. Their connectors were not looked at by it.",
                        fix(unknown));
    }

    private static String fix(SortedSet<String> unknown) {
        List<String> providers = unknown.stream()
                .map(placeholder -> placeholder.replaceAll("\\$\\{|[:}].*", ""))
                .distinct()
                .toList();
        return "Give each worker's process the variables (or files), write into its properties file, and restart it:\n"
                + "config.providers=" + String.join(",", providers) + "\n"
                + providers.stream().map(WorkerPlaceholders::declaration).collect(Collectors.joining("\n"));
    }

    private static String declaration(String provider) {
        String type = PROVIDERS.getOrDefault(provider, "...");
        return "config.providers." + provider + ".class=org.apache.kafka.common.config.provider." + type;
    }

    private static Item item(String subject, Result result, String found, String fix) {
        return new Item(NAME, subject, "connector.class", result, found, WHY, fix);
    }
}
