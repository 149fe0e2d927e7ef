package io.twoway.cli.pair;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigTransformer;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/**
 * Replaces placeholders such as <code>${env:SITE_A_HOST}</code> as a Connect worker does whose {@code config.providers} are
 * Kafka's own under their usual names. Values are looked up here, not on the worker.
 */
public final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}");

    private final ConfigTransformer transformer;

    public Placeholders(Map<String, String> environment) {
        Map<String, ConfigProvider> providers = new HashMap<>();
        providers.put("env", configured(new EnvVarConfigProvider(environment)));
        providers.put("file", configured(new FileConfigProvider()));
        providers.put("directory", configured(new DirectoryConfigProvider()));
        this.transformer = new ConfigTransformer(providers);
    }

    /** Returns a connector whose placeholders are replaced; what stands for nothing here is left as it is. */
    public ConnectorConfig replacedIn(ConnectorConfig written) {
        return new ConnectorConfig(
                written.name(), transformer.transform(written.settings()).data(), written.file());
    }

    /**
     * Returns those settings of a connector whose keys begin so, without placeholders: others may stand for nothing here.
     *
     * @throws UsageException naming every placeholder among them that stands for nothing here
     */
    public ConnectorConfig replacedIn(ConnectorConfig written, String prefix) {
        Map<String, String> needed = new TreeMap<>(written.settings());
        needed.keySet().removeIf(key -> !key.startsWith(prefix));
        return allReplacedIn(List.of(new ConnectorConfig(written.name(), needed)))
                .get(0);
    }

    /** Returns host and port of a connector's server, for messages: what stands for nothing here is left as it is. */
    public String addressOf(ConnectorConfig written) {
        Map<String, String> wanted = new TreeMap<>(written.settings());
        wanted.keySet().retainAll(List.of("database.hostname", "database.port"));
        ConnectorConfig part = new ConnectorConfig(written.name(), wanted);
        try {
            return new Database(replacedIn(part)).address();
        } catch (ConfigException e) {
            return new Database(part).address();
        }
    }

    /** Returns the placeholders in settings, such as those that are left after they were replaced. */
    public static SortedSet<String> in(Collection<String> settings) {
        return settings.stream()
                .flatMap(value -> PLACEHOLDER.matcher(value).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Returns connectors without placeholders.
     *
     * @throws UsageException naming every placeholder that stands for nothing here, with the first setting that has it
     */
    List<ConnectorConfig> allReplacedIn(List<ConnectorConfig> written) {
        Map<String, String> missing = new TreeMap<>();
        List<ConnectorConfig> replaced = new ArrayList<>();
        written.forEach(connector -> {
            ConnectorConfig known = replacedIn(connector);
            known.settings().forEach((key, value) -> in(List.of(value))
                    .forEach(placeholder -> missing.putIfAbsent(placeholder, key + " of " + connector.name())));
            replaced.add(known);
        });
        if (!missing.isEmpty()) {
            throw new UsageException(
                    "On this machine nothing is known of "
                            + missing.entrySet().stream()
                                    .map(placeholder -> placeholder.getKey() + " (" + placeholder.getValue() + ")")
                                    .collect(Collectors.joining(", "))
                            + ". Set the variables of ${env:NAME}; the others are ${file:PATH:KEY} and ${directory:PATH:FILE}.");
        }
        return replaced;
    }

    private static ConfigProvider configured(ConfigProvider provider) {
        provider.configure(Map.of());
        return provider;
    }
}
