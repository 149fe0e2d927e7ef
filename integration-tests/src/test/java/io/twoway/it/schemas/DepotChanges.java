package io.twoway.it.schemas;

import java.sql.SQLException;
import java.util.Set;

/** Changes of the depot's schema while both sites write to it. */
final class DepotChanges {

    private final Traffic traffic;
    private final int between;

    /** @param between how many transactions each client ends between two changes */
    DepotChanges(Traffic traffic, int between) {
        this.traffic = traffic;
        this.between = between;
    }

    void run() throws SQLException {
        columnsAndIndexesAreAdded();
        tablesAreAdded();
        definitionsAreWidened();
        viewsAndRoutinesChange();
        partitionsChange();
        columnsAndTablesGoOrAreRenamed();
        traffic.flow(4 * between); // long enough for the tables of the last changes
    }

    private void columnsAndIndexesAreAdded() throws SQLException {
        change(
                "ALTER TABLE customer ADD COLUMN points INT NOT NULL DEFAULT 7 AFTER email, ADD KEY by_points (points)",
                "ALTER TABLE `order` ADD COLUMN `due date` DATE DEFAULT ('2030-01-01'), ADD COLUMN late BOOLEAN"
                        + " GENERATED ALWAYS AS (`due date` < DATE(placed)) VIRTUAL");
        change(
                "CREATE INDEX by_status ON `order` (status, `due date`)",
                "ALTER TABLE scan ADD COLUMN belt SMALLINT DEFAULT 1, ADD COLUMN hidden INT INVISIBLE DEFAULT 3",
                "ALTER TABLE web_session ADD COLUMN agent VARCHAR(100) CHARACTER SET latin1 DEFAULT ''");
    }

    private void tablesAreAdded() throws SQLException {
        change(
                "CREATE TABLE voucher (code VARBINARY(10) PRIMARY KEY, customer BIGINT UNSIGNED,"
                        + " value DECIMAL(8,2) NOT NULL DEFAULT (1 + 1), UNIQUE KEY ((value * 0 + CRC32(code))),"
                        + " FOREIGN KEY (customer) REFERENCES customer (id) ON DELETE CASCADE)",
                "CREATE TABLE scan_archive LIKE scan",
                "CREATE TABLE country_copy (PRIMARY KEY (code)) SELECT * FROM country");
        change("ALTER TABLE `order` ADD COLUMN voucher VARBINARY(10) DEFAULT NULL,"
                + " ADD CONSTRAINT order_voucher FOREIGN KEY (voucher) REFERENCES voucher (code) ON DELETE SET NULL");
    }

    private void definitionsAreWidened() throws SQLException {
        change(
                "ALTER TABLE vehicle MODIFY equipment SET('lift', 'cooling', 'radio', 'ramp'), COMMENT 'all of them'",
                "ALTER TABLE `order` MODIFY status ENUM('new', 'picked', 'sent', 'closed', 'lost') NOT NULL DEFAULT 'new'",
                "ALTER TABLE stock MODIFY quantity BIGINT NOT NULL DEFAULT 1 FIRST",
                "ALTER TABLE product ALTER COLUMN tax SET DEFAULT 7.00, ALTER INDEX cheap VISIBLE");
        change(
                "ALTER TABLE country ADD CONSTRAINT short CHECK (CHAR_LENGTH(code) <= 2)",
                "ALTER TABLE customer RENAME INDEX by_name TO by_names, DROP INDEX by_points",
                "ALTER TABLE driver ALTER COLUMN pin SET VISIBLE");
    }

    private void viewsAndRoutinesChange() throws SQLException {
        change(
                "CREATE VIEW `late orders` AS SELECT id, late FROM `order` WHERE late",
                "ALTER VIEW cheap_product AS SELECT sku, price FROM product WHERE price < 50",
                "CREATE OR REPLACE VIEW a_first AS SELECT full_name FROM open_per_customer",
                "CREATE FUNCTION net(gross DECIMAL(16,4)) RETURNS DECIMAL(16,4) DETERMINISTIC RETURN gross / 1.19",
                "DROP FUNCTION with_tax",
                "DROP PROCEDURE close_orders",
                "CREATE PROCEDURE close_orders(IN up_to INT) UPDATE `order` SET status = 'closed'"
                        + " WHERE id <= up_to AND id % 2 = 1",
                "CALL close_orders(5)");
    }

    private void partitionsChange() throws SQLException {
        change(
                "ALTER TABLE price_history REORGANIZE PARTITION later INTO"
                        + " (PARTITION until_2030 VALUES LESS THAN ('2030-01-01'), PARTITION later VALUES LESS THAN (MAXVALUE))",
                "ALTER TABLE stock_movement ADD PARTITION PARTITIONS 2",
                "ALTER TABLE audit REMOVE PARTITIONING",
                "ALTER TABLE document ENGINE = InnoDB");
    }

    /** Rows of the old shape that come late from B would not fit any more: docs/schema-changes.md. */
    private void columnsAndTablesGoOrAreRenamed() throws SQLException {
        changeAtRest(Set.of("measurement"), "ALTER TABLE measurement DROP COLUMN t1, RENAME COLUMN t2 TO `t 2`");
        changeAtRest(
                Set.of("shipment", "payment"), // the collation of a key decides whose rows are whose
                "ALTER TABLE shipment MODIFY tracking VARCHAR(80) CHARACTER SET utf8mb4 DEFAULT NULL",
                "ALTER TABLE payment CONVERT TO CHARACTER SET utf8mb4");
        changeAtRest(
                Set.of("setting", "scan"),
                "RENAME TABLE setting TO `settings of all`",
                "ALTER TABLE scan RENAME TO scanned");
        changeAtRest(Set.of("stock_movement"), "TRUNCATE TABLE stock_movement");
        changeAtRest(
                Set.of("scan_archive", "country_copy"),
                "DROP TABLE scan_archive, country_copy",
                "DROP VIEW `late orders`");
        changeAtRest(Set.of("price_history"), "ALTER TABLE price_history DROP PARTITION before_2000");
        changeAtRest(
                Set.of("document"),
                "ALTER TABLE document CHANGE c1 `c 1` CHAR(12) DEFAULT '', DROP INDEX by_words, DROP COLUMN c3");
    }

    private void change(String... ddl) throws SQLException {
        traffic.flow(between);
        traffic.change(ddl);
    }

    private void changeAtRest(Set<String> tables, String... ddl) throws SQLException {
        traffic.flow(between);
        traffic.changeAtRest(tables, ddl);
    }
}
