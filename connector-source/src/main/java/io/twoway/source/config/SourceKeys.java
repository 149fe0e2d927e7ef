package io.twoway.source.config;

import io.twoway.config.Section;
import io.twoway.config.Setting;
import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.SiteName;
import io.twoway.precheck.acknowledge.Acknowledged;
import io.twoway.source.filter.OperationFilter;
import io.twoway.source.unreadable.UnreadablePolicy;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
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

    public static final String HISTORY_TOPIC = "schema.history.internal.kafka.topic";
    public static final String HISTORY_SERVERS = "schema.history.internal.kafka.bootstrap.servers";

    /** How long a lost connection is waited out, in minutes; the sink's key of the same name means the same. */
    public static final String RETRY_CONNECTION = "retry.connection.timeout";

    /** Whether a start without a stored offset goes on where the topic ends. */
    public static final String OFFSET_RECOVERY = "offset.recovery";

    /** How many tables a full load reads at the same time: Debezium's key. */
    public static final String LOAD_THREADS = "snapshot.max.threads";

    /** Which operations travel, by table. */
    public static final String OPERATION_FILTER = "operation.filter";
    /** Tables whose definition at the server holds for rows of which the binlog tells types alone. */
    public static final String DEFINITION_FROM_SERVER = "table.definition.from.server";

    /** What ends a transaction in the topic. */
    public static final String TRANSACTION_END = "transaction.end";

    static final String RECORD = "record";
    static final String ROW = "row";

    /** What happens at a change that cannot be read. */
    public static final String UNREADABLE_CHANGE = "unreadable.change";
    /** Changes that cannot be read and are passed over. */
    public static final String UNREADABLE_CHANGE_SKIP = "unreadable.change.skip";

    static final int RETRY_CONNECTION_DEFAULT = 720;
    private static final String SITE_GROUP = "Two-way: site";
    private static final String FILTER_GROUP = "Two-way: filters";
    private static final String STREAM_GROUP = "Two-way: stream";

    /** Debezium's group, which has its own keys of the history. */
    private static final String HISTORY_GROUP = "History Storage";

    private static final int LAST_PLACE_OF_DEBEZIUM = 100;
    private static final int DAY = 1440;

    private SourceKeys() {}

    /** Adds the keys to a definition, before Debezium's. */
    static void define(ConfigDef def) {
        new Section(def, SITE_GROUP)
                .with(site())
                .with(direction())
                .with(bookkeeping())
                .with(Acknowledged.setting());
        LoadKeys.define(def);
        ThrottleKeys.define(def);
        new Section(def, FILTER_GROUP).with(operations()).with(RowFilterKeys.list());
        new Section(def, STREAM_GROUP)
                .with(streamTopic())
                .with(retries())
                .with(recovery())
                .with(transactionEnd())
                .with(definitionFromServer())
                .with(unreadable())
                .with(unreadableSkipped());
        Section.behind(LAST_PLACE_OF_DEBEZIUM, def, HISTORY_GROUP)
                .with(historyServers())
                .with(historyTopic());
    }

    private static Setting site() {
        return Setting.text(SITE_NAME, "Site name")
                .checked(check(SiteName::new, SiteName.RULE))
                .important(Importance.HIGH)
                .wide(Width.SHORT)
                .documented(
                        "Name of the MySQL site this connector reads, unique among all sites that exchange changes: "
                                + SiteName.RULE
                                + ". It becomes `topic.prefix` and stands in every record as its origin.");
    }

    private static Setting direction() {
        return Setting.text(DIRECTION, "Direction")
                .checked(check(Direction::parse, String.join(", ", Direction.VALUES)))
                .offering(Direction.VALUES)
                .governing(Stream.concat(LoadKeys.ALL.stream(), ThrottleKeys.OF_LOAD.stream())
                        .toList())
                .important(Importance.HIGH)
                .wide(Width.SHORT)
                .documented(
                        "`forward`: tables, their rows, changes and DDL travel to the peer. `reverse`: changes of rows"
                                + " only; DDL and TRUNCATE stay here, because the peer sent them.");
    }

    private static Setting bookkeeping() {
        return Setting.text(BOOKKEEPING_DATABASE, "Bookkeeping database")
                .byDefault(BookkeepingDatabase.DEFAULT_NAME)
                .checked(new ConfigDef.NonEmptyString())
                .documented(
                        "Database on this MySQL that holds the progress table of the sink that writes here. The source"
                                + " reads its progress rows to tell that sink's transactions from local ones.");
    }

    private static Setting operations() {
        return Setting.text(OPERATION_FILTER, "Operations")
                .byDefault("")
                .checked(check(OperationFilter::parse, OperationFilter.FORM))
                .wide(Width.LONG)
                .documented("Which operations travel, by table: entries of the form `tables:operations`, separated by"
                        + " semicolons, such as `shop\\.audit:insert;shop\\.stock_.*:insert,update`. The tables are an"
                        + " expression as in `table.include.list`, the operations are of `insert`, `update`, `delete` and"
                        + " `truncate`. The first entry that matches counts; of other tables all operations travel. Rows"
                        + " of the full load are not filtered.");
    }

    private static Setting streamTopic() {
        return Setting.text(STREAM_TOPIC, "Stream topic")
                .byDefault(null)
                .documented(
                        "Topic with one partition that takes all records of this connector in binlog order. Default:"
                                + " the site name.");
    }

    private static Setting retries() {
        return Setting.number(RETRY_CONNECTION, "Retry lost connections (min)")
                .byDefault(RETRY_CONNECTION_DEFAULT)
                .checked(ConfigDef.Range.between(10, DAY))
                .documented(
                        "For how many minutes the task tries to reach the server again after it lost the connection;"
                                + " then the task fails. Less than the server keeps its binlogs.");
    }

    private static Setting recovery() {
        return Setting.flag(OFFSET_RECOVERY, "Recover the offset from the topic")
                .byDefault(true)
                .important(Importance.LOW)
                .documented(
                        "Whether a start for which Connect has no offset goes on where the records in the topic end."
                                + " Connect stores offsets later than records, and they can be deleted; a new beginning would"
                                + " miss the changes since. Set it to `false` for a new beginning on a topic that has records.");
    }

    private static Setting transactionEnd() {
        List<String> values = List.of(RECORD, ROW);
        return Setting.text(TRANSACTION_END, "Ends of transactions")
                .byDefault(RECORD)
                .checked(ConfigDef.ValidString.in(values.toArray(String[]::new)))
                .offering(values)
                .important(Importance.LOW)
                .wide(Width.SHORT)
                .documented(
                        "What ends a transaction in the topic: a `record` of its own, or a mark on its last `row`, which spares"
                                + " one record of two where transactions have one row. Sinks of versions that do not know the mark stop at it:"
                                + " upgrade all sinks of the stream, and whatever else reads the topic, before. `row` needs"
                                + " the OriginFilter to be the only transform.");
    }

    private static Setting definitionFromServer() {
        return Setting.text(DEFINITION_FROM_SERVER, "Definitions from the server")
                .byDefault(null)
                .important(Importance.LOW)
                .wide(Width.LONG)
                .documented(
                        "Tables, as database.table and separated by commas, that have now the columns which they had when the"
                                + " rows to come were written. Needed only where the source stopped because the binlog tells types"
                                + " alone (binlog_row_metadata=MINIMAL); to be removed afterwards.");
    }

    private static Setting unreadable() {
        return Setting.text(UNREADABLE_CHANGE, "Unreadable changes")
                .byDefault(UnreadablePolicy.STOP)
                .checked(ConfigDef.ValidString.in(UnreadablePolicy.VALUES.toArray(String[]::new)))
                .offering(UnreadablePolicy.VALUES)
                .important(Importance.LOW)
                .wide(Width.SHORT)
                .documented(
                        "What happens at a change of a captured table that the binlog does not have as rows, or has in"
                                + " part: `stop` the task, or `skip` every such change, with a line in the log. Skipped changes are"
                                + " missing at the peer until somebody copies them.");
    }

    private static Setting unreadableSkipped() {
        return Setting.text(UNREADABLE_CHANGE_SKIP, "Skip unreadable changes at")
                .byDefault("")
                .checked(check(UnreadablePolicy::places, UnreadablePolicy.FORM))
                .important(Importance.LOW)
                .wide(Width.LONG)
                .documented("Which changes that cannot be read are passed over: " + UnreadablePolicy.FORM
                        + ". The failed task's message names its place. Copy the rows before, and remove the setting"
                        + " afterwards.");
    }

    private static Setting historyServers() {
        return Setting.text(HISTORY_SERVERS, "History Kafka servers")
                .byDefault(null)
                .important(Importance.HIGH)
                .wide(Width.LONG)
                .documented("Kafka bootstrap servers (`host:port,...`) for the topic in which the connector keeps the"
                        + " tables' history. Required.");
    }

    private static Setting historyTopic() {
        return Setting.text(HISTORY_TOPIC, "History topic")
                .byDefault(null)
                .documented("Topic in which the connector keeps the tables' history; one of its own for each source"
                        + " connector. Default: the stream topic followed by `.schema-history`.");
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
}
