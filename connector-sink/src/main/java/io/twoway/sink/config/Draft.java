package io.twoway.sink.config;

import io.twoway.config.Choice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.config.types.Password;

/** The properties as given, each key with its parsed value and with what is wrong about it. */
final class Draft {

    private final Map<String, String> given = new LinkedHashMap<>();
    private final Map<String, ConfigValue> values;

    Draft(ConfigDef definition, Map<String, String> properties) {
        properties.forEach((key, value) -> {
            // Connect reports a null value itself, and ConfigDef cannot take one
            if (value != null) {
                given.put(key, value);
            }
        });
        this.values = new LinkedHashMap<>(definition.validateAll(given));
    }

    /** Adds an error to a key, also to one that is not ours: Connect shows it there. */
    void refuse(String key, String message) {
        values.computeIfAbsent(key, name -> new ConfigValue(name, given.get(name), List.of(), new ArrayList<>()))
                .addErrorMessage("Invalid value for configuration " + key + ": " + message);
    }

    boolean isValid() {
        return errors().isEmpty();
    }

    boolean isValid(String key) {
        return values.containsKey(key) && values.get(key).errorMessages().isEmpty();
    }

    List<String> errors() {
        return values.values().stream()
                .flatMap(value -> value.errorMessages().stream())
                .toList();
    }

    List<ConfigValue> values() {
        return List.copyOf(values.values());
    }

    boolean defines(String key) {
        return values.containsKey(key);
    }

    Set<String> definedKeys() {
        return values.keySet();
    }

    /** Names values to choose from for a key that is defined. */
    void offer(String key, List<?> names) {
        values.get(key).recommendedValues(List.copyOf(names));
    }

    Map<String, String> given() {
        return given;
    }

    /** Returns the text as given, whether the key is ours or the framework's. */
    Optional<String> raw(String key) {
        return Optional.ofNullable(given.get(key)).map(String::trim).filter(text -> !text.isEmpty());
    }

    Optional<String> text(String key) {
        return valid(key, String.class);
    }

    Optional<Integer> number(String key) {
        return valid(key, Integer.class);
    }

    Optional<Long> longNumber(String key) {
        return valid(key, Long.class);
    }

    Optional<Boolean> flag(String key) {
        return valid(key, Boolean.class);
    }

    Optional<Password> secret(String key) {
        return valid(key, Password.class);
    }

    List<String> words(String key) {
        return valid(key, List.class).<List<String>>map(Draft::asWords).orElse(List.of());
    }

    <E extends Enum<E>> Optional<E> choice(String key, Choice<E> choice) {
        return text(key).map(word -> choice.parse(key, word));
    }

    private <T> Optional<T> valid(String key, Class<T> type) {
        return isValid(key)
                ? Optional.ofNullable(values.get(key).value())
                        .filter(type::isInstance)
                        .map(type::cast)
                : Optional.empty();
    }

    private static List<String> asWords(List<?> words) {
        return words.stream().map(Object::toString).toList();
    }
}
