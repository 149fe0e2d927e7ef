package io.twoway.sink.config;

import io.twoway.config.Section;
import io.twoway.config.Setting;
import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.SiteName;
import io.twoway.precheck.Item;
import io.twoway.precheck.acknowledge.Acknowledged;
import io.twoway.sink.change.GeneratedDifference;
import io.twoway.sink.ddl.DdlRules;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;

/**
 * All settings of one sink.
 *
 * @param site the site that is written to
 * @param bookkeeping where the sink keeps its progress and its journal
 * @param generatedDifference what becomes of a row of which MySQL computes something else than at the origin
 * @param acknowledged warnings of the prechecks that are known and wanted
 */
public record SinkConfig(
        SiteName site,
        BookkeepingDatabase bookkeeping,
        StreamConfig stream,
        DatabaseConfig database,
        MappingConfig mapping,
        ConflictConfig conflicts,
        BatchConfig batch,
        ThrottleConfig throttle,
        GeneratedDifference generatedDifference,
        DdlRules ddl,
        RetryConfig retry,
        Acknowledged acknowledged) {

    public static final String SITE_NAME = "site.name";

    /** Returns the keys that do not depend on other keys. */
    public static ConfigDef definition() {
        ConfigDef definition = new ConfigDef();
        new Section(definition, "Site")
                .with(siteSetting())
                .with(bookkeepingSetting())
                .with(Acknowledged.setting());
        DatabaseConfig.define(definition);
        MappingConfig.define(definition);
        ConflictConfig.define(definition);
        BatchConfig.define(definition);
        ThrottleConfig.define(definition);
        GeneratedConfig.define(definition);
        DdlConfig.define(definition);
        StreamConfig.define(definition);
        RetryConfig.define(definition);
        return definition;
    }

    /** Returns all keys, those of the conflict rules that the properties name included. */
    public static ConfigDef definition(Map<String, String> properties) {
        ConfigDef definition = definition();
        defineRules(definition, properties);
        return definition;
    }

    /** Adds the keys of the conflict rules that the properties name. */
    public static void defineRules(ConfigDef definition, Map<String, String> properties) {
        ConflictConfig.defineRules(definition, properties);
    }

    /**
     * Reads the configuration of a connector or task.
     *
     * @throws ConfigException naming each key that {@link SinkConfigValidation} refuses
     */
    public static SinkConfig of(Map<String, String> properties) {
        SinkConfigValidation validation = SinkConfigValidation.of(properties);
        return validation.settings().orElseThrow(() -> new ConfigException(String.join("\n", validation.errors())));
    }

    static void check(Draft draft) {
        StreamConfig.check(draft);
        MappingConfig.check(draft);
        ConflictConfig.check(draft);
        ThrottleConfig.check(draft);
        RetryConfig.check(draft);
    }

    static SinkConfig of(Draft draft) {
        return new SinkConfig(
                new SiteName(draft.text(SITE_NAME).orElseThrow()),
                new BookkeepingDatabase(draft.text(BookkeepingDatabase.CONFIG).orElseThrow()),
                StreamConfig.of(draft),
                DatabaseConfig.of(draft),
                MappingConfig.of(draft),
                ConflictConfig.of(draft),
                BatchConfig.of(draft),
                ThrottleConfig.of(draft),
                GeneratedConfig.of(draft),
                DdlConfig.of(draft),
                RetryConfig.of(draft),
                Acknowledged.of(draft.words(Item.ACKNOWLEDGE)));
    }

    private static Setting siteSetting() {
        return Setting.text(SITE_NAME, "Site name")
                .checked(Parsable.of(SiteName::new, SiteName.RULE))
                .important(Importance.HIGH)
                .documented("Name of the site that this sink writes to, the same as in the source connector that "
                        + "reads this site: changes that come from it are refused.");
    }

    private static Setting bookkeepingSetting() {
        return Setting.text(BookkeepingDatabase.CONFIG, "Bookkeeping database")
                .byDefault(BookkeepingDatabase.DEFAULT_NAME)
                .checked(Parsable.of(BookkeepingDatabase::new, "the name of a database"))
                .documented("Database at the destination for the sink's progress and its journal of conflicts, the "
                        + "same as in the source connector that reads this site.");
    }
}
