package io.twoway.cli.options;

import io.twoway.cli.pair.PairConfig;
import io.twoway.cli.pair.UsageException;
import io.twoway.precheck.cluster.KafkaClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;
import picocli.CommandLine.Option;

/** Options by which Kafka is reached. */
public final class BrokerOptions {

    private static final String SERVERS = "bootstrap.servers";

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            description = "Kafka's brokers. Default: those where the source keeps its schema history.")
    private Optional<String> bootstrapServer = Optional.empty();

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Properties of a Kafka client, with its login, as Kafka's own tools take them.")
    private Optional<Path> commandConfig = Optional.empty();

    @Option(
            names = "--kafka-timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long Kafka may take for an answer, and status for one that Connect has from Kafka"
                    + " (default: ${DEFAULT-VALUE}).")
    private int seconds;

    /** Returns how long Kafka may take for an answer. */
    public Duration limit() {
        return Duration.ofSeconds(seconds);
    }

    /**
     * Returns how to reach Kafka; empty when neither an option nor the pair says it.
     *
     * @throws UsageException when the file cannot be read
     */
    public Optional<KafkaClient> client(PairConfig pair) {
        return client(KafkaClient.ofHistory(pair.sourceA().settings()));
    }

    /**
     * Returns how to reach Kafka.
     *
     * @param byDefault how, where no option says otherwise
     * @throws UsageException when the file cannot be read
     */
    public Optional<KafkaClient> client(Optional<KafkaClient> byDefault) {
        Map<String, String> settings = new HashMap<>();
        byDefault.ifPresent(client -> settings.putAll(client.settings()));
        commandConfig.ifPresent(file -> settings.putAll(properties(file)));
        bootstrapServer.ifPresent(address -> settings.put(SERVERS, address));
        return settings.containsKey(SERVERS) ? Optional.of(new KafkaClient(settings)) : Optional.empty();
    }

    private static Map<String, String> properties(Path file) {
        try {
            return Utils.propsToStringMap(Utils.loadProps(file.toString()));
        } catch (IOException e) {
            throw new UsageException(file + " cannot be read: " + e.getMessage());
        }
    }
}
