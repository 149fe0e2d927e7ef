package io.twoway.cli.pair;

import io.twoway.client.SettingError;
import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A setting of a connector's Kafka clients that its worker lets no connector make: Kafka 5.0 allows none by default, which
 * any worker can have been told before ({@code connector.client.config.override.policy}).
 *
 * @param connector the connector that makes it
 * @param key the setting, as {@code producer.override.max.request.size}
 * @param client the client's own prefix in the worker's properties, as {@code producer.}
 * @param setting its name for the client, as {@code max.request.size}
 * @param message what the worker says
 */
public record RefusedOverride(ConnectorConfig connector, String key, String client, String setting, String message) {

    private static final String NAME = "worker-client-overrides";
    private static final Pattern KEY =
            Pattern.compile("(?<client>(?:producer|consumer|admin)\\.)override\\.(?<setting>.+)");

    /** Every policy of Kafka's own says this; other errors of such keys are about their values. */
    private static final String NOT_ALLOWED = "policy does not allow";

    /** Returns what is refused by an error that a worker has found, if it is such a setting. */
    public static Optional<RefusedOverride> of(ConnectorConfig connector, SettingError error) {
        Matcher key = KEY.matcher(error.key());
        return Optional.of(key)
                .filter(Matcher::matches)
                .filter(matches -> error.message().contains(NOT_ALLOWED))
                .map(matches -> new RefusedOverride(
                        connector, error.key(), matches.group("client"), matches.group("setting"), error.message()));
    }

    public Item item() {
        return new Item(
                NAME,
                connector.subject(),
                key,
                Result.FAILED,
                key + ": " + message,
                "The worker refuses to register a connector that makes it. Nothing depends on it but what the setting itself is"
                        + " about.",
                cure());
    }

    /** Returns both ways on. */
    public String cure() {
        String value = connector.setting(key).orElse("...");
        return "Take " + key + " out of " + connector.name()
                + ", and where its value is needed write into the properties"
                + " file of each worker:\n" + client + setting + "=" + value + "\n"
                + "Or let connectors make it, there:\n"
                + "connector.client.config.override.policy=Allowlist\n"
                + "connector.client.config.override.allowlist=" + setting + "\n"
                + "(with what else connectors may set; before Kafka 4.2: policy=All)";
    }
}
