package io.twoway.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigTransformer;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/**
 * Replaces placeholders such as <code>${env:SITE_A_HOST}</code> as a Connect worker does whose {@code config.providers} are
 * Kafka's own under their usual names. Values are looked up here, not on the worker.
 */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    private final ConfigTransformer transformer;

    Placeholders(Map<String, String> environment) {
        Map<String, ConfigProvider> providers = new HashMap<>();
        providers.put("env", configured(new EnvVarConfigProvider(environment)));
        providers.put("file", configured(new FileConfigProvider()));
        providers.put("directory", configured(new DirectoryConfigProvider()));
        this.transformer = new ConfigTransformer(providers);
    }

    /**
     * Returns settings without placeholders.
     *
     * @param where whose settings they are, for messages
     * @throws UsageException naming that and the setting whose placeholder stands for nothing here
     */
    Map<String, String> replacedIn(String where, Map<String, String> settings) {
        Map<String, String> replaced = transformer.transform(settings).data();
        replaced.forEach((key, value) -> {
            Matcher left = PLACEHOLDER.matcher(value == null ? "" : value);
            if (left.find()) {
                throw new UsageException(
                        where + ": " + left.group() + " in " + key + " stands for nothing on this machine."
                                + " Known are ${env:NAME}, ${file:PATH:KEY} and ${directory:PATH:FILE}; set what is missing.");
            }
        });
        return replaced;
    }

    private static ConfigProvider configured(ConfigProvider provider) {
        provider.configure(Map.of());
        return provider;
    }
}
