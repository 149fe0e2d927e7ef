package io.twoway.sink.config;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.policy.ConflictSettings;
import io.twoway.policy.RuleKeys;
import io.twoway.precheck.facts.ServerNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;

/**
 * The answer to {@code Connector.validate}: each key with its value and errors. It holds no connection; who tries one
 * adds what it finds by {@link #refuse}.
 */
public final class SinkConfigValidation {

    private final Draft draft;
    private final Set<String> defined;

    private SinkConfigValidation(Draft draft, Set<String> defined) {
        this.draft = draft;
        this.defined = defined;
    }

    /** Checks the properties as far as that is possible without a connection; never throws. */
    public static SinkConfigValidation of(Map<String, String> properties) {
        return of(SinkConfig.definition(properties), properties);
    }

    /** The same with a definition that has the keys of all rules. */
    public static SinkConfigValidation of(ConfigDef definition, Map<String, String> properties) {
        Draft draft = new Draft(definition, properties);
        SinkConfig.check(draft);
        return new SinkConfigValidation(draft, definition.names());
    }

    /** Returns the configuration, or empty while there is an error. */
    public Optional<SinkConfig> settings() {
        return draft.isValid() ? Optional.of(SinkConfig.of(draft)) : Optional.empty();
    }

    /** Returns how to reach the server, whatever else is wrong; empty while an error is on a key of the connection. */
    public Optional<DatabaseConfig> database() {
        return DatabaseConfig.isValid(draft) ? Optional.of(DatabaseConfig.of(draft)) : Optional.empty();
    }

    /** Returns the bookkeeping database, or its default while an error is on its key. */
    public String bookkeeping() {
        return draft.text(BookkeepingDatabase.CONFIG).orElse(BookkeepingDatabase.DEFAULT_NAME);
    }

    /** Offers names of the server for the keys that take such names. */
    public void offer(ServerNames names) {
        draft.words(ConflictSettings.RULES).stream()
                .map(RuleKeys::new)
                .forEach(keys -> ConflictRuleConfig.offer(draft, keys, names));
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
     * has; so errors on the framework's keys are shown.
     */
    public Config toConfig() {
        return new Config(draft.values().stream().map(this::shown).toList());
    }

    /** Connect turns values into text by the type that it knows: a value of another type would fail the whole answer. */
    private ConfigValue shown(ConfigValue value) {
        if (defined.contains(value.name())) {
            return value;
        }
        Object given = value.name().equals(StreamConfig.TOPICS)
                ? StreamConfig.topics(draft)
                : draft.raw(value.name()).orElse(null);
        return new ConfigValue(value.name(), given, value.recommendedValues(), value.errorMessages());
    }
}
