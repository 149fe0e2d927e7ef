package io.twoway.sink;

import io.twoway.config.OpenDefinition;
import io.twoway.config.ValidationAnswer;
import io.twoway.contract.BuildVersion;
import io.twoway.sink.config.SinkConfig;
import io.twoway.sink.config.SinkConfigValidation;
import io.twoway.sink.destination.DestinationException;
import io.twoway.sink.plan.StreamId;
import io.twoway.sink.store.MySqlDestination;
import io.twoway.sink.store.check.ConnectionCheck;
import io.twoway.sink.store.check.NameOffer;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkConnector;

/** Applies one direction's stream to its destination server under the user's conflict policies. */
public final class TwoWayMySqlSinkConnector extends SinkConnector {

    private final OpenDefinition definition = new OpenDefinition(SinkConfig::definition);

    // Mutable state
    private Map<String, String> properties = Map.of();

    @Override
    public String version() {
        return BuildVersion.TEXT;
    }

    @Override
    public void start(Map<String, String> configuration) {
        properties = Map.copyOf(configuration);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return TwoWayMySqlSinkTask.class;
    }

    /** One topic has one partition, so there is one task, whatever {@code tasks.max} allows. */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return List.of(properties);
    }

    @Override
    public void stop() {
        properties = Map.of();
    }

    @Override
    public ConfigDef config() {
        return definition.asked();
    }

    /** Called when somebody sets or deletes the offsets of the stopped connector. */
    @Override
    public boolean alterOffsets(Map<String, String> configuration, Map<TopicPartition, Long> offsets) {
        SinkConfig config = SinkConfig.of(configuration);
        try {
            new OffsetGuard(stream -> nextOffset(config, stream)).require(offsets);
            return true;
        } catch (DestinationException e) {
            throw new ConnectException(
                    "The destination cannot be asked how far it is, so nothing was changed: " + e.getMessage(), e);
        }
    }

    private static OptionalLong nextOffset(SinkConfig config, StreamId stream) {
        try (MySqlDestination destination = new MySqlDestination(config, stream)) {
            return destination.nextOffset(stream);
        }
    }

    /** Checks the settings, and the server once they are sound; every error is on the key to look at. Names are offered of a server that answers. */
    @Override
    public Config validate(Map<String, String> configuration) {
        SinkConfigValidation validation = SinkConfigValidation.of(
                definition.completed(keys -> SinkConfig.defineRules(keys, configuration)), configuration);
        validation
                .settings()
                .map(settings -> ConnectionCheck.of(settings, configuration))
                .orElse(List.of())
                .forEach(finding -> validation.refuse(finding.key(), finding.message()));
        validation
                .database()
                .flatMap(database -> NameOffer.of(database, validation.bookkeeping()))
                .ifPresent(validation::offer);
        return ValidationAnswer.of(configuration, validation.toConfig());
    }
}
