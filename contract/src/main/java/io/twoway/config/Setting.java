package io.twoway.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Recommender;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;

/** One key being described: required, of medium importance and width, and always shown, unless said otherwise. */
public final class Setting {

    private final String key;
    private final ConfigDef.Type type;
    private final String displayName;
    private Object byDefault = ConfigDef.NO_DEFAULT_VALUE;
    private Validator validator;
    private List<Object> offered = List.of();
    private Predicate<Map<String, Object>> shown = parsed -> true;
    private List<String> governed = List.of();
    private Importance importance = Importance.MEDIUM;
    private Width width = Width.MEDIUM;
    private String documentation = "";

    private Setting(String key, ConfigDef.Type type, String displayName) {
        this.key = key;
        this.type = type;
        this.displayName = displayName;
    }

    public static Setting text(String key, String displayName) {
        return new Setting(key, ConfigDef.Type.STRING, displayName);
    }

    /** A key whose value is never shown. */
    public static Setting secret(String key, String displayName) {
        return new Setting(key, ConfigDef.Type.PASSWORD, displayName);
    }

    public static Setting number(String key, String displayName) {
        return new Setting(key, ConfigDef.Type.INT, displayName).wide(Width.SHORT);
    }

    public static Setting longNumber(String key, String displayName) {
        return new Setting(key, ConfigDef.Type.LONG, displayName).wide(Width.SHORT);
    }

    public static Setting flag(String key, String displayName) {
        return new Setting(key, ConfigDef.Type.BOOLEAN, displayName)
                .wide(Width.SHORT)
                .offering(List.of(true, false));
    }

    public static Setting words(String key, String displayName) {
        return new Setting(key, ConfigDef.Type.LIST, displayName).wide(Width.LONG);
    }

    /** A key that takes one word of a closed set. */
    public static Setting choice(String key, String displayName, Choice<?> choice) {
        return text(key, displayName).checked(choice).offering(choice.labels()).wide(Width.SHORT);
    }

    /** Makes the key optional; {@code null} stands for no value at all. */
    public Setting byDefault(Object value) {
        byDefault = value;
        return this;
    }

    public Setting checked(Validator check) {
        validator = check;
        return this;
    }

    /** Names values to choose from. */
    public Setting offering(Collection<?> values) {
        offered = List.copyOf(values);
        return this;
    }

    /** Hides the key as long as it means nothing; the settings are given as parsed, without those that are wrong. */
    public Setting shownIf(Predicate<Map<String, Object>> condition) {
        shown = condition;
        return this;
    }

    /** Names the keys that are shown or hidden, or judged, by this one. */
    public Setting governing(Collection<String> keys) {
        governed = List.copyOf(keys);
        return this;
    }

    public Setting important(Importance degree) {
        importance = degree;
        return this;
    }

    public Setting wide(Width degree) {
        width = degree;
        return this;
    }

    /** What the key means, as plain text: Control Center shows it as it is. Keys and values stand between backticks. */
    public Setting documented(String text) {
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
                governed,
                new Offer(offered, shown));
    }

    private record Offer(List<Object> values, Predicate<Map<String, Object>> shown) implements Recommender {

        /** Connect takes values out of the list when two keys govern this one. */
        @Override
        public List<Object> validValues(String key, Map<String, Object> parsed) {
            return new ArrayList<>(values);
        }

        @Override
        public boolean visible(String key, Map<String, Object> parsed) {
            return shown.test(parsed);
        }
    }
}
