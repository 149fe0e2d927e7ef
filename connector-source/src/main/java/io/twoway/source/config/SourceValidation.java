package io.twoway.source.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;

/**
 * Answers a validation request: every defined key gets a value (Connect fails on one without), and every error hangs on the
 * key to change. Nothing is thrown for a wrong configuration.
 */
public final class SourceValidation {

    private final ConfigDef definition;
    private final Function<Map<String, String>, Map<String, ConfigValue>> debezium;

    /**
     * @param definition all keys, those that the settings name included
     * @param debezium Debezium's own validation of completed settings
     */
    public SourceValidation(ConfigDef definition, Function<Map<String, String>, Map<String, ConfigValue>> debezium) {
        this.definition = definition;
        this.debezium = debezium;
    }

    /**
     * Validates a user's settings.
     *
     * @param live looks at the server, with completed settings; asked only when nothing is wrong so far
     */
    public Config validate(Map<String, String> user, Function<Map<String, String>, List<Finding>> live) {
        Map<String, String> effective = EffectiveSettings.complete(user);
        Map<String, ConfigValue> values = new LinkedHashMap<>();
        SourceDefinition.own(user).validate(user).forEach(value -> values.put(value.name(), value));
        debezium.apply(effective).forEach(values::putIfAbsent);
        boolean siteUnknown = !values.get(SourceKeys.SITE_NAME).errorMessages().isEmpty();
        if (siteUnknown) {
            values.remove(EffectiveSettings.TOPIC_PREFIX);
        }
        definition.configKeys().keySet().forEach(key -> values.computeIfAbsent(key, ConfigValue::new));
        StaticRules.findings(user).forEach(finding -> add(values, user, finding));
        if (values.values().stream().allMatch(value -> value.errorMessages().isEmpty())) {
            live.apply(effective).forEach(finding -> add(values, user, finding));
        }
        values.values().forEach(value -> show(value, user, effective));
        return new Config(new ArrayList<>(values.values()));
    }

    /** A key that only Connect knows, such as transforms, gets a value of ours: it stands in for Connect's in the answer. */
    private static void add(Map<String, ConfigValue> values, Map<String, String> user, Finding finding) {
        values.computeIfAbsent(finding.key(), key -> framework(key, user)).addErrorMessage(finding.message());
    }

    private static ConfigValue framework(String key, Map<String, String> user) {
        ConfigValue value = new ConfigValue(key);
        String text = user.get(key);
        // Connect prints a value by the type it has in Connect's own definition
        boolean list = key.equals(TransformRules.TRANSFORMS) && text != null;
        value.value(list ? ConfigDef.parseType(key, text, ConfigDef.Type.LIST) : text);
        return value;
    }

    /** Shows what the user wrote, not how it was amended, in the key's type: a password only so stays hidden. */
    private void show(ConfigValue value, Map<String, String> user, Map<String, String> effective) {
        ConfigKey key = definition.configKeys().get(value.name());
        if (key == null) {
            return;
        }
        String text = user.containsKey(key.name) ? user.get(key.name) : effective.get(key.name);
        value.value(text == null ? defaultOf(key) : parsed(key, text));
    }

    private static Object defaultOf(ConfigKey key) {
        return key.hasDefault() ? key.defaultValue : null;
    }

    private static Object parsed(ConfigKey key, String text) {
        try {
            return ConfigDef.parseType(key.name, text, key.type);
        } catch (ConfigException e) {
            // its error is there already, from the validation of the key
            return null;
        }
    }
}
