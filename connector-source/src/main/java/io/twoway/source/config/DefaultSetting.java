package io.twoway.source.config;

import io.twoway.config.WholeResults;
import java.util.List;

/**
 * A Debezium setting whose default differs here; a user may change it.
 *
 * @param key Debezium's key
 * @param value the default in this connector
 */
record DefaultSetting(String key, String value) {

    /** A comment that tools put before a statement; atomic, or it would go on to the end of a later one. */
    private static final String START = "\\s*(?>/\\*.*?\\*/\\s*)*+";

    /** Its names may have spaces. */
    private static final String DEFINER = "DEFINER\\s*=\\s*(?:`[^`]*`|\"[^\"]*\"|[^\\s`\"])+\\s+";

    /**
     * Statements that neither change a table's shape nor should travel: accounts, maintenance, triggers and events (they
     * would fire at both sites), session matters. Debezium's own list also hides views and routines, which do travel.
     */
    private static final String IGNORED_DDL = String.join(
            ",",
            START + "DROP\\s+TEMPORARY\\s+TABLE\\s.*",
            START + "(?:GRANT|REVOKE|FLUSH|SAVEPOINT|INSTALL|UNINSTALL)\\s.*",
            START + "(?:ANALYZE|OPTIMIZE|REPAIR|CHECK)\\s+(?:\\w+\\s+)?TABLE\\s.*",
            START + "SET\\s+(?:PASSWORD|DEFAULT\\s+ROLE)\\b.*",
            START + "(?:CREATE|ALTER|DROP|RENAME)\\s+(?:OR\\s+REPLACE\\s+)?(?:USER|ROLE|SERVER|RESOURCE\\s+GROUP)\\b.*",
            START + "(?:CREATE|ALTER|DROP)\\s+(?:" + DEFINER + ")?(?:TRIGGER|EVENT)\\b.*",
            START + "(?:INSERT|REPLACE)\\s+INTO\\s+(?:mysql\\.)?rds_.*",
            START + "DELETE\\s+FROM\\s+(?:mysql\\.)?rds_.*");

    static final String SESSION_VARIABLES = "driver.sessionVariables";

    static final String BATCH_SIZE = "max.batch.size";
    static final String QUEUE_SIZE = "max.queue.size";
    static final int BATCH = 512;

    /** What waits longer than the collector's next turn is copied by it; with Debezium's 8192 records that happens several times. */
    static final int QUEUE = 1024;

    /** Debezium counts records only, which are gigabytes when rows are large. One row may always be larger. */
    private static final String QUEUE_BYTES = String.valueOf(32 << 20);

    static final List<DefaultSetting> ALL = List.of(
            new DefaultSetting(BATCH_SIZE, String.valueOf(BATCH)),
            new DefaultSetting(QUEUE_SIZE, String.valueOf(QUEUE)),
            new DefaultSetting("max.queue.size.in.bytes", QUEUE_BYTES),
            new DefaultSetting("heartbeat.interval.ms", "1000"),
            new DefaultSetting("poll.interval.ms", "20"),
            new DefaultSetting("connect.keep.alive.interval.ms", "5000"),
            new DefaultSetting("retriable.restart.connector.wait.ms", "2000"),
            // nothing is read from the server while a compressed transaction is unpacked
            new DefaultSetting("binlog.net.write.timeout", "3600"),
            // nor while a limit holds a load back
            new DefaultSetting("driver.netTimeoutForStreamingResults", "3600"),
            // a query that hangs for longer has lost its connection
            new DefaultSetting("driver.socketTimeout", "300000"),
            new DefaultSetting(SESSION_VARIABLES, WholeResults.VARIABLE),
            // a broker that restarts meanwhile is waited for
            new DefaultSetting("schema.history.internal.kafka.recovery.attempts", "1200"),
            new DefaultSetting("schema.history.internal.kafka.query.timeout.ms", "30000"),
            // a consumer waits for its last fetch before it closes; each start has two such consumers
            new DefaultSetting("schema.history.internal.consumer.fetch.max.wait.ms", "50"),
            new DefaultSetting("schema.name.adjustment.mode", "avro"),
            new DefaultSetting("extended.headers.enabled", "false"),
            new DefaultSetting("internal.schema.history.internal.ddl.filter", IGNORED_DDL));
}
