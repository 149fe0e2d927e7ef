package io.twoway.precheck.acknowledge;

import io.twoway.config.Setting;
import io.twoway.precheck.Item;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * The warnings of which a person said that they are known and wanted.
 *
 * @param names names of checks
 */
public record Acknowledged(Set<String> names) {

    static final ConfigDef.Validator VALIDATOR =
            ConfigDef.LambdaValidator.with((key, value) -> requireKnown(key, (List<?>) value), () -> "names of checks");

    public Acknowledged {
        names = Set.copyOf(names);
    }

    /** Returns the key {@value Item#ACKNOWLEDGE}, as both connectors have it; it refuses names that no check has. */
    public static Setting setting() {
        return Setting.words(Item.ACKNOWLEDGE, "Acknowledged warnings")
                .byDefault("")
                .checked(VALIDATOR)
                .offering(CheckNames.all())
                .important(ConfigDef.Importance.LOW)
                .documented(
                        "Warnings of the prechecks that are known and wanted, by their names. Without it a warning is an"
                                + " error.");
    }

    /** Reads what {@value Item#ACKNOWLEDGE} lists. */
    public static Acknowledged of(Collection<String> names) {
        return new Acknowledged(names.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Returns what must be mended or acknowledged before anything starts; what failed cannot be acknowledged. */
    public List<Item> blocking(List<Item> items) {
        return items.stream().filter(this::blocks).toList();
    }

    private boolean blocks(Item item) {
        return switch (item.result()) {
            case FAILED -> true;
            case WARNING -> !names.contains(item.name());
            case PASSED, UNKNOWN -> false;
        };
    }

    private static void requireKnown(String key, List<?> names) {
        for (Object name : names) {
            if (!CheckNames.all().contains(name)) {
                throw new ConfigException(
                        key, name, "No check has this name. There are " + String.join(", ", CheckNames.all()) + ".");
            }
        }
    }
}
