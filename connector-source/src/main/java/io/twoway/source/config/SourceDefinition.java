package io.twoway.source.config;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** The keys a user can set: ours first, then Debezium's with our defaults. */
public final class SourceDefinition {

    private static final Map<String, String> DEFAULTS = Stream.concat(
                    RequiredSetting.ALL.stream().map(required -> Map.entry(required.key(), required.value())),
                    DefaultSetting.ALL.stream().map(setting -> Map.entry(setting.key(), setting.value())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private SourceDefinition() {}

    /** Returns the definition, given Debezium's. */
    public static ConfigDef of(ConfigDef debezium) {
        ConfigDef def = own();
        debezium.configKeys().values().stream()
                .filter(key -> !def.configKeys().containsKey(key.name))
                .map(SourceDefinition::withOurDefault)
                .forEach(def::define);
        return def;
    }

    /** Adds the keys that the settings name, which are those of the conditions on rows. */
    public static void defineNamed(ConfigDef def, Map<String, String> settings) {
        RowFilterKeys.define(def, settings);
    }

    /** Returns the definition of our own keys only, those that the settings name included. */
    static ConfigDef own(Map<String, String> settings) {
        ConfigDef def = own();
        defineNamed(def, settings);
        return def;
    }

    private static ConfigDef own() {
        ConfigDef def = new ConfigDef();
        SourceKeys.define(def);
        return def;
    }

    private static ConfigKey withOurDefault(ConfigKey key) {
        String value = DEFAULTS.get(key.name);
        return new ConfigKey(
                key.name,
                key.type,
                value == null ? key.defaultValue : value,
                key.validator,
                key.importance,
                key.documentation,
                key.group,
                key.orderInGroup,
                key.width,
                key.displayName,
                key.dependents,
                key.recommender,
                key.internalConfig);
    }
}
