package io.twoway.it.schemas;

import io.twoway.it.pair.Site;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The schema of another project, out of a package that is fetched for the tests.
 *
 * @param database where it goes to
 * @param files its scripts in the folder of the packages, in the order in which they are run
 */
record PackagedSchema(String database, List<String> files) {

    /** A workflow engine: many foreign keys and long keys of letters. */
    static PackagedSchema camunda() {
        return new PackagedSchema(
                "pkg_camunda",
                Stream.of(
                                "engine",
                                "history",
                                "identity",
                                "case.engine",
                                "case.history",
                                "decision.engine",
                                "decision.history")
                        .map("org/camunda/bpm/engine/db/create/activiti.mysql.create.%s.sql"::formatted)
                        .toList());
    }

    /** A scheduler: keys of several text columns, BLOBs. */
    static PackagedSchema quartz() {
        return new PackagedSchema("pkg_quartz", List.of("org/quartz/impl/jdbcjobstore/tables_mysql_innodb.sql"));
    }

    /** Batch jobs: tables that stand in for sequences. */
    static PackagedSchema springBatch() {
        return new PackagedSchema("pkg_batch", List.of("org/springframework/batch/core/schema-mysql.sql"));
    }

    /** Webmail: cascades to everything of a user, unique keys, long texts. */
    static PackagedSchema roundcube() {
        return new PackagedSchema("pkg_roundcube", List.of("usr/share/dbconfig-common/data/roundcube/install/mysql"));
    }

    /** Backups: BLOBs that are indexed by their first bytes, no foreign keys. */
    static PackagedSchema bacula() {
        return new PackagedSchema(
                "pkg_bacula", List.of("usr/share/dbconfig-common/data/bacula-director-mysql/install/mysql"));
    }

    /** Monitoring: 61 wide tables, many with a unique key of several columns. */
    static PackagedSchema icinga() {
        return new PackagedSchema("pkg_icinga", List.of("usr/share/icinga2-ido-mysql/schema/mysql.sql"));
    }

    /** Monitoring: 173 tables with foreign keys everywhere, triggers, and its templates and images as rows. */
    static PackagedSchema zabbix() {
        return new PackagedSchema(
                "pkg_zabbix",
                Stream.of("schema", "images", "data")
                        .map("usr/share/zabbix-server-mysql/%s.sql"::formatted)
                        .toList());
    }

    /** Creates the database, runs the scripts, and guards the triggers that they create. */
    void create(Site site, Path folder) {
        site.execute("CREATE DATABASE " + database + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        files.forEach(file -> SqlScript.ofFile(folder.resolve(file)).run(site, database));
        TriggerGuard.guard(site, database);
    }

    @Override
    public String toString() {
        return database;
    }
}
