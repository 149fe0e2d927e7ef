package io.twoway.sink;

import io.twoway.sink.config.SinkConfig;
import io.twoway.sink.config.SinkConfigValidation;
import io.twoway.sink.store.ConnectionCheck;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** Applies one direction's stream to its destination server under the user's conflict policies. */
public final class TwoWayMySqlSinkConnector extends SinkConnector {

    // Mutable state
    private Map<String, String> properties = Map.of();

    @Override
    public String version() {
        return Version.VERSION;
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
        return SinkConfig.definition();
    }

    /** Checks the settings, and the server once they are sound; every error is on the key to look at. */
    @Override
    public Config validate(Map<String, String> configuration) {
        SinkConfigValidation validation = SinkConfigValidation.of(configuration);
        validation
                .settings()
                .map(settings -> ConnectionCheck.of(settings, configuration))
                .orElse(List.of())
                .forEach(finding -> validation.refuse(finding.key(), finding.message()));
        return validation.toConfig();
    }
}
