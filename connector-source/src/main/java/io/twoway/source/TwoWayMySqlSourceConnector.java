package io.twoway.source;

import io.debezium.config.Configuration;
import io.debezium.connector.mysql.MySqlConnector;
import io.twoway.config.OpenDefinition;
import io.twoway.config.ValidationAnswer;
import io.twoway.contract.BuildVersion;
import io.twoway.source.config.EffectiveSettings;
import io.twoway.source.config.NameRecommendations;
import io.twoway.source.config.SourceDefinition;
import io.twoway.source.config.SourceValidation;
import io.twoway.source.config.TaskSettings;
import io.twoway.source.resume.AlteredOffset;
import io.twoway.source.server.SourceServer;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;

/** Captures one MySQL site's own changes for a two-way pair: Debezium's connector with correctness settings built in. */
public class TwoWayMySqlSourceConnector extends MySqlConnector {

    private final OpenDefinition definition = new OpenDefinition(() -> SourceDefinition.of(super.config()));

    @Override
    public String version() {
        return BuildVersion.TEXT;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return TwoWayMySqlSourceTask.class;
    }

    @Override
    public ConfigDef config() {
        return definition.asked();
    }

    @Override
    public void start(Map<String, String> props) {
        super.start(EffectiveSettings.complete(props));
    }

    /** One binlog is read by one task, whatever tasks.max allows. */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return super.taskConfigs(1);
    }

    /** Called when somebody sets or deletes the offset of the stopped connector. */
    @Override
    public boolean alterOffsets(Map<String, String> user, Map<Map<String, ?>, Map<String, ?>> offsets) {
        new AlteredOffset(EffectiveSettings.complete(user)).require(offsets);
        return true;
    }

    @Override
    public Config validate(Map<String, String> user) {
        ConfigDef keys = definition.completed(fixed -> SourceDefinition.defineNamed(fixed, user));
        SourceValidation validation =
                new SourceValidation(keys, settings -> validateAllFields(Configuration.from(settings)));
        Config answer = validation.validate(
                user,
                settings -> SourceServer.findings(
                        Configuration.from(settings),
                        TaskSettings.of(settings),
                        new CapturedTables(Configuration.from(settings))));
        NameRecommendations offered = new NameRecommendations(answer);
        if (offered.canBeAsked()) {
            SourceServer.names(Configuration.from(EffectiveSettings.complete(user)))
                    .ifPresent(offered::show);
        }
        return ValidationAnswer.of(user, answer);
    }
}
