package io.twoway.source.config;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.SiteName;
import io.twoway.precheck.Item;
import io.twoway.precheck.rule.Acknowledged;
import io.twoway.source.filter.OperationFilter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;

/** The connector's keys that Debezium does not have. */
public final class SourceKeys {

    public static final String SITE_NAME = "site.name";
    public static final String DIRECTION = "direction";
    public static final String BOOKKEEPING_DATABASE = BookkeepingDatabase.CONFIG;
    public static final String STREAM_TOPIC = "stream.topic";

    /** Resumes inside transactions, as plain Debezium does: exists to prove that the rewind is needed. */
    public static final String REWIND_DISABLED = "internal.rewind.disabled";

    public static final String HISTORY_TOPIC = "schema.history.internal.kafka.topic";
    public static final String HISTORY_SERVERS = "schema.history.internal.kafka.bootstrap.servers";

    /** How long a lost connection is waited out, in minutes; the sink's key of the same name means the same. */
    public static final String RETRY_CONNECTION = "retry.connection.timeout";

    /** Whether a start without a stored offset goes on where the topic ends. */
    public static final String OFFSET_RECOVERY = "offset.recovery";

    /** Which operations travel, by table. */
    public static final String OPERATION_FILTER = "operation.filter";
    /** A statement that is read in the place of one that no parser can read. */
    public static final String DDL_PARSE_AS = "ddl.parse.as";

    static final int RETRY_CONNECTION_DEFAULT = 720;
    static final String GROUP = "Two-way";

    private static final int DAY = 1440;
    private static final String HISTORY_GROUP = "History Storage";

    private SourceKeys() {}

    /** Adds the keys to a definition, before Debezium's. */
    static void define(ConfigDef def) {
        defineIdentity(def);
        defineStream(def);
        LoadKeys.define(def);
        defineFilters(def);
        RowFilterKeys.define(def);
        defineDdl(def);
        definePrechecks(def);
        defineRecovery(def);
        defineHistory(def);
    }

    private static void defineIdentity(ConfigDef def) {
        def.define(
                SITE_NAME,
                ConfigDef.Type.STRING,
                ConfigDef.NO_DEFAULT_VALUE,
                check(SiteName::new, SiteName.RULE),
                Importance.HIGH,
                "Name of the MySQL site this connector reads, unique among all sites that exchange changes: "
                        + SiteName.RULE + ". It becomes topic.prefix and stands in every record as its origin.",
                GROUP,
                1,
                Width.SHORT,
                "Site name");
        def.define(
                DIRECTION,
                ConfigDef.Type.STRING,
                ConfigDef.NO_DEFAULT_VALUE,
                check(Direction::parse, String.join(" | ", Direction.VALUES)),
                Importance.HIGH,
                "forward: tables, their rows, changes and DDL travel to the peer. reverse: changes of rows only;"
                        + " DDL and TRUNCATE stay here, because the peer sent them.",
                GROUP,
                2,
                Width.SHORT,
                "Direction",
                DIRECTIONS);
    }

    private static void defineStream(ConfigDef def) {
        def.define(
                STREAM_TOPIC,
                ConfigDef.Type.STRING,
                null,
                Importance.MEDIUM,
                "Topic with one partition that takes all records of this connector in binlog order."
                        + " Default: the site name.",
                GROUP,
                3,
                Width.MEDIUM,
                "Stream topic");
        def.define(
                BOOKKEEPING_DATABASE,
                ConfigDef.Type.STRING,
                BookkeepingDatabase.DEFAULT_NAME,
                new ConfigDef.NonEmptyString(),
                Importance.MEDIUM,
                "Database on this MySQL that holds the progress table of the sink that writes here. The source reads"
                        + " its progress rows to tell that sink's transactions from local ones.",
                GROUP,
                4,
                Width.MEDIUM,
                "Bookkeeping database");
        def.define(
                RETRY_CONNECTION,
                ConfigDef.Type.INT,
                RETRY_CONNECTION_DEFAULT,
                ConfigDef.Range.between(10, DAY),
                Importance.MEDIUM,
                "For how many minutes the task tries to reach the server again after it lost the connection; then the"
                        + " task fails. Less than the server keeps its binlogs.",
                GROUP,
                5,
                Width.SHORT,
                "Retry lost connections (min)");
    }

    private static void defineRecovery(ConfigDef def) {
        def.define(
                OFFSET_RECOVERY,
                ConfigDef.Type.BOOLEAN,
                true,
                Importance.LOW,
                "Whether a start for which Connect has no offset goes on where the records in the topic end. Connect stores"
                        + " offsets later than records, and they can be deleted; a new beginning would miss the changes since."
                        + " Set it to false for a new beginning on a topic that has records.",
                GROUP,
                9,
                Width.SHORT,
                "Recover the offset from the topic");
    }

    private static void defineFilters(ConfigDef def) {
        def.define(
                OPERATION_FILTER,
                ConfigDef.Type.STRING,
                "",
                check(OperationFilter::parse, OperationFilter.FORM),
                Importance.MEDIUM,
                "Which operations travel, by table: entries of the form tables:operations, separated by semicolons, such"
                        + " as shop\\.audit:insert;shop\\.stock_.*:insert,update. The tables are an expression as in"
                        + " table.include.list, the operations are of insert, update, delete and truncate. The first entry"
                        + " that matches counts; of other tables all operations travel. Rows of the full load are not"
                        + " filtered.",
                GROUP,
                6,
                Width.LONG,
                "Operations");
    }

    private static void defineDdl(ConfigDef def) {
        def.define(
                DDL_PARSE_AS,
                ConfigDef.Type.STRING,
                null,
                Importance.LOW,
                "What to read in the place of a statement that the connector cannot parse: one with the same effect on the"
                        + " columns and keys of the same tables. The peer is sent the statement as it was written.",
                GROUP,
                8,
                Width.LONG,
                "Parse DDL as");
    }

    private static void definePrechecks(ConfigDef def) {
        def.define(
                Item.ACKNOWLEDGE,
                ConfigDef.Type.LIST,
                "",
                Acknowledged.VALIDATOR,
                Importance.LOW,
                "Warnings of the prechecks that are known and wanted, by their names. Without it a warning is an error.",
                GROUP,
                8,
                Width.LONG,
                "Acknowledged warnings");
    }

    private static void defineHistory(ConfigDef def) {
        def.define(
                HISTORY_SERVERS,
                ConfigDef.Type.STRING,
                null,
                Importance.HIGH,
                "Kafka bootstrap servers (host:port,...) for the topic in which the connector keeps the tables' history.",
                HISTORY_GROUP,
                101,
                Width.LONG,
                "History Kafka servers");
        def.define(
                HISTORY_TOPIC,
                ConfigDef.Type.STRING,
                null,
                Importance.MEDIUM,
                "Topic in which the connector keeps the tables' history; one of its own for each source connector."
                        + " Default: the stream topic followed by '.schema-history'.",
                HISTORY_GROUP,
                102,
                Width.MEDIUM,
                "History topic");
    }

    private static ConfigDef.Validator check(Consumer<String> parser, String rule) {
        return ConfigDef.LambdaValidator.with(
                (name, value) -> {
                    // a missing value is an error already
                    if (value != null) {
                        parse(name, value.toString(), parser);
                    }
                },
                () -> rule);
    }

    private static void parse(String name, String value, Consumer<String> parser) {
        try {
            parser.accept(value);
        } catch (IllegalArgumentException | ConfigException e) {
            throw new ConfigException(name, value, e.getMessage());
        }
    }

    private static final ConfigDef.Recommender DIRECTIONS = new ConfigDef.Recommender() {
        @Override
        public List<Object> validValues(String name, Map<String, Object> parsedConfig) {
            return List.copyOf(Direction.VALUES);
        }

        @Override
        public boolean visible(String name, Map<String, Object> parsedConfig) {
            return true;
        }
    };
}
