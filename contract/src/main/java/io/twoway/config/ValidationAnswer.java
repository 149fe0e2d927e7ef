package io.twoway.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;

/**
 * The answer of a connector whose settings are validated, in a form that a person can read whatever the worker leaves
 * of it. Since Kafka 4.4 a worker hides the errors of each setting that was a placeholder in the file, as the
 * server's address and user mostly are, and shows no value behind one.
 */
public final class ValidationAnswer {

    /** The setting that is never a placeholder: errors are told there as {@code key: error}. */
    public static final String TOLD_AT = "connector.class";

    /** Begins the error of a setting whose placeholder the worker has no value for. */
    public static final String UNRESOLVED = "worker-placeholders: ";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}:]+:[^}]*}");

    /** What messages may hold, and is not to be read where a worker hides it. */
    private static final List<String> MASKED =
            List.of("database.hostname", "database.user", "schema.history.internal.kafka.bootstrap.servers");

    private final Map<String, String> settings;
    private final Map<String, ConfigValue> values = new LinkedHashMap<>();

    private ValidationAnswer(Map<String, String> settings, Config found) {
        this.settings = settings;
        found.configValues().forEach(value -> values.put(value.name(), value));
    }

    /**
     * Completes what was found.
     *
     * @param settings the connector's settings, as the worker handed them over: it has replaced the placeholders it knows
     */
    public static Config of(Map<String, String> settings, Config found) {
        return of(settings, found, KafkaVersion.ofWorker().isAtLeast(4, 4));
    }

    static Config of(Map<String, String> settings, Config found, boolean hidden) {
        ValidationAnswer answer = new ValidationAnswer(settings, found);
        if (hidden) {
            answer.tellAgain();
        }
        answer.nameUnresolved(); // no worker hides these: their settings are as they were written
        return new Config(new ArrayList<>(answer.values.values()));
    }

    private void nameUnresolved() {
        new TreeMap<>(settings).forEach((key, setting) -> {
            if (setting != null) {
                PLACEHOLDER
                        .matcher(setting)
                        .results()
                        .map(MatchResult::group)
                        .forEach(placeholder -> add(
                                key,
                                UNRESOLVED + "The worker has no value for " + placeholder
                                        + ": give its process the variable, or the file, and its properties the"
                                        + " config.providers that reads it."));
            }
        });
    }

    private void tellAgain() {
        List<String> told = values.values().stream()
                .filter(value -> !value.name().equals(TOLD_AT))
                .flatMap(value -> value.errorMessages().stream().map(error -> value.name() + ": " + masked(error)))
                .collect(Collectors.toList());
        told.forEach(error -> add(TOLD_AT, error));
    }

    private String masked(String error) {
        String text = error;
        for (String key : MASKED) {
            String value = settings.getOrDefault(key, "");
            text = value.isBlank() || value.contains("${") ? text : text.replace(value, "(" + key + ")");
        }
        return text;
    }

    /** A value of ours for a key that only Connect knows stands in for Connect's own. */
    private void add(String key, String error) {
        ConfigValue value = values.getOrDefault(key, new ConfigValue(key, settings.get(key), List.of(), List.of()));
        List<String> errors = new ArrayList<>(value.errorMessages());
        errors.add(error);
        ConfigValue more = new ConfigValue(key, value.value(), value.recommendedValues(), errors);
        more.visible(value.visible());
        values.put(key, more);
    }
}
