package io.twoway.precheck.rule.server;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.precheck.facts.Privileges;
import io.twoway.precheck.facts.Probe;
import io.twoway.precheck.facts.ReplicationFilters;
import io.twoway.precheck.facts.ServerFacts;
import io.twoway.precheck.facts.ServerVersion;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Servers with nothing wrong about them, and with something wrong. */
public final class Servers {

    static final BookkeepingDatabase BOOKKEEPING = new BookkeepingDatabase("dts");

    static final String ALL_GRANTS =
            "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, RELOAD, REFERENCES, INDEX, ALTER,"
                    + " EXECUTE, REPLICATION SLAVE, REPLICATION CLIENT, CREATE VIEW, SHOW VIEW, CREATE ROUTINE, ALTER ROUTINE,"
                    + " TRIGGER, XA_RECOVER_ADMIN ON *.* TO `two`@`%`";

    private static final Map<String, String> VARIABLES = Map.ofEntries(
            Map.entry("log_bin", "ON"),
            Map.entry("binlog_format", "ROW"),
            Map.entry("binlog_row_image", "FULL"),
            Map.entry("binlog_row_metadata", "FULL"),
            Map.entry("binlog_row_value_options", ""),
            Map.entry("binlog_expire_logs_seconds", "2592000"),
            Map.entry("gtid_mode", "ON"),
            Map.entry("server_id", "1"),
            Map.entry("server_uuid", "aaaa"),
            Map.entry("read_only", "OFF"),
            Map.entry("super_read_only", "OFF"),
            Map.entry("auto_increment_increment", "2"),
            Map.entry("auto_increment_offset", "1"),
            Map.entry("character_set_server", "utf8mb4"),
            Map.entry("collation_server", "utf8mb4_0900_ai_ci"),
            Map.entry("log_bin_trust_function_creators", "ON"),
            Map.entry("log_replica_updates", "ON"),
            Map.entry("time_zone", "SYSTEM"),
            Map.entry("system_time_zone", "UTC"),
            Map.entry("lower_case_table_names", "0"),
            Map.entry("sql_mode", "STRICT_TRANS_TABLES"),
            Map.entry("sql_generate_invisible_primary_key", "OFF"),
            Map.entry("explicit_defaults_for_timestamp", "ON"),
            Map.entry("default_storage_engine", "InnoDB"),
            Map.entry("max_allowed_packet", "67108864"));

    private Servers() {}

    public static ServerFacts good() {
        return with(Map.of());
    }

    /** Returns the second server of a good pair. */
    static ServerFacts peer() {
        return with(Map.of("server_uuid", "bbbb", "server_id", "2", "auto_increment_offset", "2"));
    }

    /** Returns the second server of a good pair, of another version. */
    static ServerFacts peer(String version) {
        return facts(
                version,
                peer().variables(),
                List.of(ALL_GRANTS),
                Map.of(),
                ReplicationFilters.NONE,
                false,
                Duration.ZERO);
    }

    public static ServerFacts with(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(VARIABLES);
        all.putAll(variables);
        return facts("9.7.4", all, List.of(ALL_GRANTS), Map.of(), ReplicationFilters.NONE, false, Duration.ZERO);
    }

    static ServerFacts version(String version) {
        return facts(version, VARIABLES, List.of(ALL_GRANTS), Map.of(), ReplicationFilters.NONE, false, Duration.ZERO);
    }

    public static ServerFacts granted(String... grants) {
        return facts("9.7.4", VARIABLES, List.of(grants), Map.of(), ReplicationFilters.NONE, false, Duration.ZERO);
    }

    static ServerFacts refusing(Probe probe) {
        Map<Probe, String> refused = Map.of(probe, "Access denied");
        return facts("9.7.4", VARIABLES, List.of(ALL_GRANTS), refused, ReplicationFilters.NONE, false, Duration.ZERO);
    }

    static ServerFacts filtering(ReplicationFilters filters) {
        return facts("9.7.4", VARIABLES, List.of(ALL_GRANTS), Map.of(), filters, false, Duration.ZERO);
    }

    static ServerFacts replica(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(VARIABLES);
        all.putAll(variables);
        return facts("9.7.4", all, List.of(ALL_GRANTS), Map.of(), ReplicationFilters.NONE, true, Duration.ZERO);
    }

    static ServerFacts ahead(Duration clock) {
        Map<String, String> all = peer().variables();
        return facts("9.7.4", all, List.of(ALL_GRANTS), Map.of(), ReplicationFilters.NONE, false, clock);
    }

    private static ServerFacts facts(
            String version,
            Map<String, String> variables,
            List<String> grants,
            Map<Probe, String> refused,
            ReplicationFilters filters,
            boolean replica,
            Duration clock) {
        return new ServerFacts(
                ServerVersion.of(version),
                variables,
                new Privileges("two@%", grants),
                refused,
                filters,
                replica,
                clock);
    }
}
