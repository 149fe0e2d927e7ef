package io.twoway.sink.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * A {@code ConfigDef} validator that accepts what a domain type's parser accepts, for a text or for each word of a
 * list.
 */
final class Parsable implements ConfigDef.Validator {

    private final Consumer<String> parser;
    private final String description;

    private Parsable(Consumer<String> parser, String description) {
        this.parser = parser;
        this.description = description;
    }

    /**
     * Returns a check that passes what the parser accepts.
     *
     * @param parser throws IllegalArgumentException with a message for the user
     * @param description for the reference of settings
     */
    static Parsable of(Consumer<String> parser, String description) {
        return new Parsable(parser, description);
    }

    @Override
    public void ensureValid(String key, Object value) {
        if (value instanceof String text) {
            parse(key, value, text);
        } else if (value instanceof List<?> words) {
            Set<Object> seen = new HashSet<>();
            for (Object word : words) {
                parse(key, value, word.toString());
                if (!seen.add(word)) {
                    throw new ConfigException(key, value, "'" + word + "' is named twice");
                }
            }
        }
    }

    private void parse(String key, Object value, String text) {
        if (text.isBlank()) {
            throw new ConfigException(key, value, "a name is missing");
        }
        try {
            parser.accept(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(key, value, e.getMessage());
        }
    }

    @Override
    public String toString() {
        return description;
    }
}
