package io.twoway.sink.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Recommender;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;

/** One key being described: required, of medium importance and width, unless said otherwise. */
final class Setting {

    private final String key;
    private final ConfigDef.Type type;
    private final String displayName;
    private Object byDefault = ConfigDef.NO_DEFAULT_VALUE;
    private Validator validator;
    private Recommender recommender;
    private Importance importance = Importance.MEDIUM;
    private Width width = Width.MEDIUM;
    private String documentation = "";

    private Setting(String key, ConfigDef.Type type, String displayName) {
        this.key = key;
        this.type = type;
        this.displayName = displayName;
    }

    static Setting text(String key, String displayName) {
        return new Setting(key, ConfigDef.Type.STRING, displayName);
    }

    static Setting secret(String key, String displayName) {
        return new Setting(key, ConfigDef.Type.PASSWORD, displayName);
    }

    static Setting number(String key, String displayName) {
        return new Setting(key, ConfigDef.Type.INT, displayName).wide(Width.SHORT);
    }

    static Setting longNumber(String key, String displayName) {
        return new Setting(key, ConfigDef.Type.LONG, displayName).wide(Width.SHORT);
    }

    static Setting flag(String key, String displayName) {
        return new Setting(key, ConfigDef.Type.BOOLEAN, displayName).wide(Width.SHORT);
    }

    static Setting words(String key, String displayName) {
        return new Setting(key, ConfigDef.Type.LIST, displayName).wide(Width.LONG);
    }

    /** A key that takes one word of a closed set. */
    static Setting choice(String key, String displayName, Choice<?> choice) {
        Setting setting = text(key, displayName).checked(choice).wide(Width.SHORT);
        setting.recommender = choice;
        return setting;
    }

    /** Makes the key optional; {@code null} stands for no value at all. */
    Setting byDefault(Object value) {
        byDefault = value;
        return this;
    }

    Setting checked(Validator check) {
        validator = check;
        return this;
    }

    Setting important(Importance degree) {
        importance = degree;
        return this;
    }

    Setting wide(Width degree) {
        width = degree;
        return this;
    }

    Setting documented(String text) {
        documentation = text;
        return this;
    }

    void defineIn(ConfigDef definition, String group, int order) {
        definition.define(
                key,
                type,
                byDefault,
                validator,
                importance,
                documentation,
                group,
                order,
                width,
                displayName,
                recommender);
    }
}
