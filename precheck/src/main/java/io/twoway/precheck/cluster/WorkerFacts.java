package io.twoway.precheck.cluster;

import java.util.Map;
import java.util.Optional;

/**
 * Facts that a Connect worker tells about itself.
 *
 * @param plugins the versions of its plugins, by their classes
 * @param connectors the settings of the connectors that it has already, by name and as they were registered
 */
public record WorkerFacts(Map<String, String> plugins, Map<String, Map<String, String>> connectors) {

    public WorkerFacts {
        plugins = Map.copyOf(plugins);
        connectors = Map.copyOf(connectors);
    }

    /**
     * Returns the version of a plugin.
     *
     * @param name its class, its class without the package, or that without {@code Connector}, as Connect takes it
     */
    public Optional<String> version(String name) {
        return plugins.entrySet().stream()
                .filter(plugin -> isNamed(plugin.getKey(), name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isNamed(String type, String name) {
        String simple = type.substring(type.lastIndexOf('.') + 1);
        return type.equals(name) || simple.equals(name) || simple.equals(name + "Connector");
    }
}
