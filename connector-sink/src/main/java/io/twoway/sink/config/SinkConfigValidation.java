package io.twoway.sink.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;

/**
 * What {@code Connector.validate} answers: each key with its value and errors. It holds no connection; who tries one adds
 * what it finds by {@link #refuse}.
 */
public final class SinkConfigValidation {

    private static final Set<String> STATIC_KEYS = SinkConfig.definition().names();

    private final Draft draft;

    private SinkConfigValidation(Draft draft) {
        this.draft = draft;
    }

    /** Checks the properties as far as that is possible without a connection; never throws. */
    public static SinkConfigValidation of(Map<String, String> properties) {
        Draft draft = new Draft(SinkConfig.definition(properties), properties);
        SinkConfig.check(draft);
        return new SinkConfigValidation(draft);
    }

    /** Returns the configuration, or empty while there is an error. */
    public Optional<SinkConfig> settings() {
        return draft.isValid() ? Optional.of(SinkConfig.of(draft)) : Optional.empty();
    }

    /** Adds an error to a key: one of ours, or one of Connect's that is text. */
    public void refuse(String key, String message) {
        draft.refuse(key, message);
    }

    /** Returns all errors, each naming its key. */
    public List<String> errors() {
        return draft.errors();
    }

    /**
     * Returns the answer for Connect. Its herder lets our value of a key replace its own, and keeps keys that no definition
     * has; so errors on the framework's keys and on those of conflict rules are shown.
     */
    public Config toConfig() {
        return new Config(draft.values().stream().map(this::shown).toList());
    }

    /**
     * Connect turns values into text by the type it knows, which for a rule's key is none and for its own key is its own: a
     * value of another type would fail the whole answer.
     */
    private ConfigValue shown(ConfigValue value) {
        if (STATIC_KEYS.contains(value.name())) {
            return value;
        }
        Object given = value.name().equals(StreamConfig.TOPICS)
                ? StreamConfig.topics(draft)
                : draft.raw(value.name()).or(() -> draft.text(value.name())).orElse(null);
        return new ConfigValue(value.name(), given, value.recommendedValues(), value.errorMessages());
    }
}
