package io.twoway.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** A closed set of words, accepted in any case, offered for choice and listed when another word is given. */
public final class Choice<E extends Enum<E>> implements ConfigDef.Validator {

    private final Map<String, E> byLabel = new LinkedHashMap<>();

    private Choice(List<E> values, Function<E, String> label) {
        values.forEach(value -> byLabel.put(label.apply(value), value));
    }

    public static <E extends Enum<E>> Choice<E> of(List<E> values, Function<E, String> label) {
        return new Choice<>(values, label);
    }

    /**
     * Returns what the word stands for.
     *
     * @throws ConfigException listing the words there are
     */
    public E parse(String key, String word) {
        return find(word).orElseThrow(() -> new ConfigException(key, word, "choose one of " + this));
    }

    /** Returns what the word stands for; empty when it is none of these. */
    public Optional<E> find(String word) {
        return byLabel.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(word))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    List<String> labels() {
        return List.copyOf(byLabel.keySet());
    }

    @Override
    public void ensureValid(String key, Object value) {
        if (value != null) {
            parse(key, value.toString());
        }
    }

    @Override
    public String toString() {
        return String.join(", ", byLabel.keySet());
    }
}
