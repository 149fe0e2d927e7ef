package io.twoway.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.OriginSession;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalEffectTest {

    private static final SchemaObject TABLE = new SchemaObject(SchemaObject.Kind.TABLE, "s", "t");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t VALUES (1)",
                "/* tool */ REPLACE t VALUES (1)",
                "WITH x AS (SELECT 1) DELETE FROM t",
                "(SELECT 1)",
                "load data infile 'x' into table t"
            })
    void statementsOfRowsAreKnownByTheirVerb(String text) {
        assertThat(effect(text)).isEqualTo(new LocalEffect.ChangesRows());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t DISCARD TABLESPACE",
                "ALTER TABLE s.t import tablespace",
                "ALTER TABLE t DISCARD PARTITION p0, p1 TABLESPACE",
                "ALTER TABLE t IMPORT PARTITION ALL TABLESPACE"
            })
    void filesOfTablesAreNoneOfTheOtherServer(String text) {
        // the list of partitions has commas
        assertThat(effect(text)).isEqualTo(new LocalEffect.MovesFiles());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t ADD COLUMN id BIGINT AUTO_INCREMENT PRIMARY KEY",
                "ALTER TABLE t ADD id INT NOT NULL auto_increment FIRST, ADD KEY (id)",
                "ALTER TABLE `s`.`t` DROP v, ADD (v INT, id SERIAL)",
                "ALTER TABLE t ADD id SERIAL",
                "ALTER TABLE t ADD COLUMN id INT SERIAL DEFAULT VALUE, RENAME TO u"
            })
    void newColumnNumbersAllRows(String text) {
        assertThat(effect(text)).isEqualTo(new LocalEffect.NumbersRows(TABLE, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t MODIFY `n` BIGINT AUTO_INCREMENT",
                "ALTER TABLE t CHANGE COLUMN n id BIGINT AUTO_INCREMENT",
                "ALTER TABLE t ADD c INT, MODIFY COLUMN n SERIAL"
            })
    void columnThatWasThereNumbersRowsWithoutANumber(String text) {
        assertThat(effect(text)).isEqualTo(new LocalEffect.NumbersRows(TABLE, Optional.of("n")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t AUTO_INCREMENT = 7",
                "ALTER TABLE t ADD COLUMN serial INT",
                "ALTER TABLE t ADD INDEX serial (c)",
                "ALTER TABLE t ADD c INT COMMENT 'AUTO_INCREMENT' AFTER serial",
                "ALTER TABLE t CHANGE c serial INT",
                "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY)",
                "CREATE VIEW t AS SELECT 1",
                "ALTER VIEW v AS SELECT 1",
                "DROP TABLE t",
                ""
            })
    void othersDoTheSameOnEveryServer(String text) {
        assertThat(effect(text)).isEqualTo(new LocalEffect.None());
    }

    private static LocalEffect effect(String text) {
        return LocalEffect.of(DdlStatement.read(text, "s"), OriginSession.NONE);
    }
}
