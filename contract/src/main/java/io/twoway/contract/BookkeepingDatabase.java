package io.twoway.contract;

import io.twoway.table.QuotedName;
import java.util.List;

/**
 * The database that holds this project's own tables on each MySQL server: {@code progress}, whose row is the first change
 * of every transaction that a sink writes and thereby marks it, {@code conflict_log}, the conflict journal, and {@code
 * conflict_resolution}, in which a person answers a conflict that stopped a sink, {@code ddl_log}, the ledger of the
 * origin's statements, and {@code prepared_rows}, what XA transactions of the origin have prepared.
 *
 * @param name the database's name, {@value #DEFAULT_NAME} unless set
 */
public record BookkeepingDatabase(String name) {

    /** The configuration key under which source, filter and sink take the name. */
    public static final String CONFIG = "bookkeeping.database";

    /** The name when none is set: the one DTS uses. */
    public static final String DEFAULT_NAME = "dts";

    /** The table whose row change marks a transaction as written by a sink. */
    public static final String PROGRESS = "progress";

    /** The journal of conflicts. */
    public static final String CONFLICT_LOG = "conflict_log";

    /** The table in which a person answers a single conflict. */
    public static final String CONFLICT_RESOLUTION = "conflict_resolution";

    /** The ledger of statements that the origin sent, each with what became of it. */
    public static final String DDL_LOG = "ddl_log";

    /** What the source notes of tables that were added to a running pair: see {@link #LOAD_MARK}. */
    public static final String LOAD_CHUNK = "load_chunk";

    /** Rows of the origin's XA transactions that are prepared, until they are committed or rolled back. */
    public static final String PREPARED_ROWS = "prepared_rows";

    /** Every table of this project on a server. */
    public static final List<String> TABLES =
            List.of(PROGRESS, CONFLICT_LOG, CONFLICT_RESOLUTION, DDL_LOG, LOAD_CHUNK, PREPARED_ROWS);

    /** Column of {@link #PROGRESS}: the topic of the stream that was applied. */
    public static final String STREAM = "stream";

    /** Column of {@link #PROGRESS}: the Kafka offset of the first record that is not applied yet. */
    public static final String NEXT_OFFSET = "next_offset";

    /** Column of {@link #PROGRESS}: what of the origin's binlog is applied. */
    public static final String SOURCE_POSITION = "source_position";

    private static final String POSITION_TYPE = "MEDIUMTEXT CHARACTER SET ascii NOT NULL";

    /**
     * Column of {@link #LOAD_CHUNK}: an identifier that is new each time the row is written. When the row comes by in the
     * binlog, everything that was committed before it has come by.
     */
    public static final String LOAD_MARK = "mark";

    public BookkeepingDatabase {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the bookkeeping database needs a name");
        }
    }

    /** Returns whether a change of this table marks its transaction as a sink's. */
    public boolean isProgress(String database, String table) {
        return name.equals(database) && PROGRESS.equals(table);
    }

    /** Returns whether rows of this table are the source's notes of a load. */
    public boolean isLoadChunk(String database, String table) {
        return name.equals(database) && LOAD_CHUNK.equals(table);
    }

    /** Returns the statement that gives the progress table of an older version room for long sets of GTIDs. */
    public String widenStatement() {
        return "ALTER TABLE " + QuotedName.of(name) + ".`" + PROGRESS + "` MODIFY `" + SOURCE_POSITION + "` "
                + POSITION_TYPE;
    }

    /** Returns the statements that create what is missing, safe to repeat: what a user runs whose sink may not. */
    public List<String> createStatements() {
        String database = QuotedName.of(name);
        return List.of(
                "CREATE DATABASE IF NOT EXISTS " + database + " CHARACTER SET utf8mb4",
                "CREATE TABLE IF NOT EXISTS " + database + ".`" + PROGRESS + "` ("
                        + "`" + STREAM + "` VARCHAR(249) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, "
                        + "`partition_id` INT NOT NULL, "
                        + "`" + NEXT_OFFSET + "` BIGINT NOT NULL, "
                        + "`" + SOURCE_POSITION + "` " + POSITION_TYPE + ", "
                        + "`origin_site` VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, "
                        + "`source_commit_ms` BIGINT NOT NULL, "
                        + "`owner` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '', "
                        + "`applied_at` TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) "
                        + "ON UPDATE CURRENT_TIMESTAMP(6), "
                        + "PRIMARY KEY (`" + STREAM + "`, `partition_id`)) ENGINE=InnoDB",
                "CREATE TABLE IF NOT EXISTS " + database + ".`" + CONFLICT_LOG + "` ("
                        + "`id` BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, "
                        + "`stream` VARCHAR(249) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, "
                        + "`partition_id` INT NOT NULL, "
                        + "`record_offset` BIGINT NOT NULL, "
                        + "`table_name` VARCHAR(130) NOT NULL, "
                        + "`row_key` LONGTEXT NOT NULL, "
                        + "`kind` VARCHAR(32) CHARACTER SET ascii NOT NULL, "
                        + "`policy` VARCHAR(32) CHARACTER SET ascii NOT NULL, "
                        + "`outcome` VARCHAR(32) CHARACTER SET ascii NOT NULL, "
                        + "`before_image` LONGTEXT, "
                        + "`after_image` LONGTEXT, "
                        + "`current_images` LONGTEXT NOT NULL, "
                        + "`source_commit_ms` BIGINT NOT NULL, "
                        + "`resolved_at` TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6), "
                        + "KEY `by_stream` (`stream`, `partition_id`, `record_offset`)) "
                        + "ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4",
                "CREATE TABLE IF NOT EXISTS " + database + ".`" + CONFLICT_RESOLUTION + "` ("
                        + "`stream` VARCHAR(249) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, "
                        + "`partition_id` INT NOT NULL DEFAULT 0, "
                        + "`record_offset` BIGINT NOT NULL, "
                        + "`resolution` ENUM('INCOMING', 'KEEP') CHARACTER SET ascii NOT NULL, "
                        + "`requested_at` TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6), "
                        + "`applied_at` TIMESTAMP(6) NULL, "
                        + "PRIMARY KEY (`stream`, `partition_id`, `record_offset`)) ENGINE=InnoDB",
                "CREATE TABLE IF NOT EXISTS " + database + ".`" + DDL_LOG + "` ("
                        + "`stream` VARCHAR(249) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, "
                        + "`partition_id` INT NOT NULL DEFAULT 0, "
                        + "`record_offset` BIGINT NOT NULL, "
                        + "`database_name` VARCHAR(64) NOT NULL, "
                        + "`statement` LONGTEXT NOT NULL, "
                        + "`state` ENUM('RUNNING', 'DONE', 'FAILED', 'SKIPPED') CHARACTER SET ascii NOT NULL, "
                        + "`error_code` INT NULL, "
                        + "`message` TEXT NULL, "
                        + "`before_run` TEXT CHARACTER SET ascii NOT NULL, "
                        + "`started_at` TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6), "
                        + "`finished_at` TIMESTAMP(6) NULL, "
                        + "PRIMARY KEY (`stream`, `partition_id`, `record_offset`)) "
                        + "ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4",
                "CREATE TABLE IF NOT EXISTS " + database + ".`" + LOAD_CHUNK + "` ("
                        + "`load_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, "
                        + "`chunk` BIGINT NOT NULL, "
                        + "`database_name` VARCHAR(64) NOT NULL, "
                        + "`table_name` VARCHAR(64) NOT NULL, "
                        + "`" + LOAD_MARK + "` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, "
                        + "`kind` ENUM('BEGIN', 'BEGUN', 'ROWS', 'LAST') CHARACTER SET ascii NOT NULL, "
                        + "`statements` LONGTEXT NOT NULL, "
                        + "`upper_key` LONGTEXT NOT NULL, "
                        + "`marked_at` TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) "
                        + "ON UPDATE CURRENT_TIMESTAMP(6), "
                        + "PRIMARY KEY (`load_id`, `chunk`)) "
                        + "ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4",
                "CREATE TABLE IF NOT EXISTS " + database + ".`" + PREPARED_ROWS + "` ("
                        + "`stream` VARCHAR(249) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, "
                        + "`partition_id` INT NOT NULL, "
                        + "`xid` VARCHAR(280) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, "
                        + "`record_offset` BIGINT NOT NULL, "
                        + "`part` INT NOT NULL, "
                        + "`source_transaction` VARCHAR(300) NOT NULL, "
                        + "`source_prepare_ms` BIGINT NOT NULL, "
                        + "`row_count` INT NOT NULL, "
                        + "`row_data` LONGBLOB NOT NULL, "
                        + "`received_at` TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6), "
                        + "PRIMARY KEY (`stream`, `partition_id`, `xid`, `record_offset`, `part`)) "
                        + "ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4");
    }
}
