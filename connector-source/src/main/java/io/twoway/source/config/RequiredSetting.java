package io.twoway.source.config;

import java.util.List;

/**
 * A Debezium setting that has exactly one right value for two-way synchronization.
 *
 * @param key Debezium's key
 * @param value the value the connector sets
 * @param reason what would go wrong with another one, for the user
 */
record RequiredSetting(String key, String value, String reason) {

    private static final String LOSSLESS = "with any other value some numbers would arrive altered";
    private static final String NO_GAPS = "an event that cannot be handled must stop the connector; skipping it would"
            + " leave the two sites different without anybody noticing";
    private static final String ONE_SHAPE = "the filter and the sink read Debezium's standard form";

    private static final String WHOLE_TABLES =
            "tables are begun in the order of their names, each by one thread, so that an interrupted load can go on";

    /** All of them but topic.prefix, which follows the site's name. */
    static final List<RequiredSetting> ALL = List.of(
            new RequiredSetting(
                    "provide.transaction.metadata",
                    "true",
                    "the filter drops, and the sink applies, whole transactions"),
            new RequiredSetting(
                    "include.schema.changes", "true", "DDL travels in the same order as the rows around it"),
            new RequiredSetting(
                    "tombstones.on.delete", "false", "a tombstone in the stream would be a change without a row"),
            new RequiredSetting("skipped.operations", "none", "every change must reach the peer, TRUNCATE included"),
            new RequiredSetting("skip.messages.without.change", "false", "the progress row must always be seen"),
            new RequiredSetting("decimal.handling.mode", "precise", LOSSLESS),
            new RequiredSetting("bigint.unsigned.handling.mode", "precise", LOSSLESS),
            new RequiredSetting(
                    "time.precision.mode", "adaptive_time_microseconds", "times keep their microseconds only this way"),
            new RequiredSetting("binary.handling.mode", "bytes", ONE_SHAPE),
            new RequiredSetting(
                    "enable.time.adjuster", "false", "otherwise the years 0 to 99 of a date would become 1970 to 2069"),
            new RequiredSetting(
                    "column.propagate.source.type",
                    ".*",
                    "the sink needs every column's MySQL type to write it exactly"),
            new RequiredSetting("event.processing.failure.handling.mode", "fail", NO_GAPS),
            new RequiredSetting("event.deserialization.failure.handling.mode", "fail", NO_GAPS),
            new RequiredSetting("event.converting.failure.handling.mode", "fail", NO_GAPS),
            new RequiredSetting("errors.tolerance", "none", NO_GAPS),
            new RequiredSetting("schema.history.internal.skip.unparseable.ddl", "false", NO_GAPS),
            new RequiredSetting("inconsistent.schema.handling.mode", "fail", NO_GAPS),
            new RequiredSetting(
                    "binlog.buffer.size", "0", "the offset in a buffered transaction cannot be rewound to its start"),
            new RequiredSetting(
                    "connect.keep.alive",
                    "false",
                    "a reader that reconnects by itself sends half a transaction twice; the task reconnects instead"),
            new RequiredSetting(
                    "gtid.source.filter.dml.events",
                    "false",
                    "changes from any server must travel, or a failover loses some"),
            new RequiredSetting(
                    "gtid.ignore.on.recovery", "false", "after a failover only the GTIDs say what was read already"),
            new RequiredSetting("legacy.snapshot.max.threads", "true", WHOLE_TABLES),
            new RequiredSetting("snapshot.max.threads.multiplier", "1", WHOLE_TABLES),
            new RequiredSetting("snapshot.tables.order.by.row.count", "disabled", WHOLE_TABLES),
            new RequiredSetting("table.ignore.builtin", "true", "MySQL's own tables must not be copied"),
            new RequiredSetting(
                    "schema.history.internal.store.only.captured.tables.ddl",
                    "false",
                    "a table that is renamed into the selection must be known"),
            new RequiredSetting(
                    "schema.history.internal.store.only.captured.databases.ddl",
                    "false",
                    "a table that is renamed into the selection must be known"));
}
