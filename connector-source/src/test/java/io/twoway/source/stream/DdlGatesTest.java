package io.twoway.source.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.event.CapturedEvent;
import io.twoway.source.filter.TableSelection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DdlGatesTest {

    private static final BookkeepingDatabase BOOKS = new BookkeepingDatabase("dts");

    private final ForwardDdlGate forward = new ForwardDdlGate(new ShopOnly(), BOOKS, true);
    private final ReverseDdlGate reverse = new ReverseDdlGate(new BookkeepingDatabase("dts"));

    @ParameterizedTest
    @CsvSource({
        "shop, orders, ALTER TABLE orders ADD x INT, true",
        "shop, logs, ALTER TABLE logs ADD x INT, false",
        "shop, 'logs,orders', 'DROP TABLE logs, orders', true",
        "shop, '', CREATE DATABASE shop, true",
        "crm, '', DROP DATABASE crm, false",
        "'', '', 'SET character_set_server=utf8mb4', true",
        "'', '', CREATE INDEX i ON shop.orders (a), true",
        "'', '', CREATE UNIQUE INDEX i ON `crm` . `people` (a), false",
        "'', '', DROP INDEX i ON crm.people, false",
        "shop, '', CREATE INDEX i ON crm.people (a), false",
        "crm, '', DROP VIEW IF EXISTS shop.v, false",
        "crm, '', DROP VIEW IF EXISTS shop.orders, true",
        "crm, '', 'RENAME TABLE x TO y, shop.orders TO shop.old', true",
        "shop, '', DROP FUNCTION crm.f, false",
        "shop, '', 'CREATE DEFINER=`r`@`10.0.0.1` PROCEDURE `p`(IN a INT) SELECT crm.x FROM crm.x', true"
    })
    void forwardSendsDdlOfTheSelectionOnly(String database, String tables, String statement, boolean passes) {
        assertThat(forward.passes(CapturedEvent.of(Records.ddl(database, tables, statement))))
                .isEqualTo(passes);
    }

    @Test
    void whatASinkDoesHereDoesNotGoForward() {
        assertThat(forward.passes(CapturedEvent.of(Records.ddl("shop", "", "CREATE DATABASE IF NOT EXISTS `dts`"))))
                .isFalse();
        assertThat(forward.passes(CapturedEvent.of(
                        Records.ddl("dts", "progress", "CREATE TABLE IF NOT EXISTS `dts`.`progress` (i INT)"))))
                .isFalse();
        assertThat(forward.passes(
                        CapturedEvent.of(Records.ddl("shop", "orders", "/* twoway b-0 7 */ DROP TABLE orders"))))
                .isFalse();
    }

    @Test
    void withoutSchemaASnapshotsDescriptionStaysButWhatAUserChangesTravels() {
        ForwardDdlGate changesOnly = new ForwardDdlGate(new ShopOnly(), BOOKS, false);

        assertThat(changesOnly.passes(CapturedEvent.of(Records.ddl("shop", "orders", "CREATE TABLE orders", "true"))))
                .isFalse();
        assertThat(changesOnly.passes(CapturedEvent.of(Records.ddl("shop", "orders", "DROP TABLE orders"))))
                .isTrue();
    }

    @Test
    void reverseSendsChangesOfRowsOnly() {
        assertThat(reverse.passes(CapturedEvent.of(Records.ddl("shop", "o", "DROP TABLE o"))))
                .isFalse();
        assertThat(reverse.passes(CapturedEvent.of(Records.truncate("shop", "o"))))
                .isFalse();
        assertThat(reverse.passes(CapturedEvent.of(Records.ddl("dts", "progress", "CREATE TABLE progress"))))
                .isFalse();
        assertThat(reverse.passes(CapturedEvent.of(Records.ddl("shop", "o", "CREATE TABLE o", "true"))))
                .isFalse();
        assertThat(reverse.passes(CapturedEvent.of(Records.ddl("shop", "o", "/* twoway a-0 7 */ DROP TABLE o"))))
                .isFalse();
        assertThat(reverse.passes(CapturedEvent.of(Records.ddl("", "", "CREATE DATABASE IF NOT EXISTS `dts`"))))
                .isFalse();
        assertThat(reverse.passes(CapturedEvent.of(Records.row("t:1", 1, 4)))).isTrue();
    }

    /** A user's selection, and the progress table, which every source captures. */
    private static final class ShopOnly implements TableSelection {
        @Override
        public boolean includesTable(String database, String table) {
            return BOOKS.isProgress(database, table) || (database.equals("shop") && table.equals("orders"));
        }

        @Override
        public boolean includesDatabase(String database) {
            return database.equals("shop");
        }
    }
}
