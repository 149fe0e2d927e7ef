package io.twoway.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.OriginSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineOptionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CREATE TABLE t (id INT) ENGINE=MyISAM | CREATE TABLE t (id INT) ENGINE=InnoDB",
                "create table t (id INT) engine = myisam COMMENT 'x' | create table t (id INT) engine = InnoDB COMMENT 'x'",
                "CREATE TABLE t (id INT) ENGINE MEMORY MAX_ROWS=5 | CREATE TABLE t (id INT) ENGINE InnoDB MAX_ROWS=5",
                "CREATE TABLE t (id INT) ENGINE='Archive' | CREATE TABLE t (id INT) ENGINE=InnoDB",
                "CREATE TABLE t (id INT) ENGINE=`HEAP` | CREATE TABLE t (id INT) ENGINE=InnoDB",
                "CREATE TABLE t (id INT) /*!50100 ENGINE=CSV */ | CREATE TABLE t (id INT) /*!50100 ENGINE=InnoDB */",
                "CREATE TABLE t (id INT) ENGINE=MyISAM ROW_FORMAT=FIXED"
                        + " | CREATE TABLE t (id INT) ENGINE=InnoDB ROW_FORMAT=DYNAMIC",
                "CREATE TABLE t (id INT) ROW_FORMAT FIXED ENGINE=MyISAM"
                        + " | CREATE TABLE t (id INT) ROW_FORMAT DYNAMIC ENGINE=InnoDB",
                "CREATE TABLE t ENGINE=MyISAM AS SELECT engine = 'MyISAM' FROM e"
                        + " | CREATE TABLE t ENGINE=InnoDB AS SELECT engine = 'MyISAM' FROM e",
                "ALTER TABLE t ENGINE=MyISAM | ALTER TABLE t ENGINE=InnoDB",
                "ALTER TABLE t ADD COLUMN engine INT, ENGINE = MyISAM"
                        + " | ALTER TABLE t ADD COLUMN engine INT, ENGINE = InnoDB",
                "ALTER TABLE t ENGINE=MyISAM, RENAME TO u | ALTER TABLE t ENGINE=InnoDB, RENAME TO u",
                "/* a tool */ CREATE TABLE IF NOT EXISTS `a`.`t` (id INT) ENGINE=MyISAM"
                        + " | /* a tool */ CREATE TABLE IF NOT EXISTS `a`.`t` (id INT) ENGINE=InnoDB"
            })
    void engineWithoutTransactionsIsReplaced(String statement, String expected) {
        assertThat(EngineOption.asInnoDb(statement, OriginSession.NONE)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (id INT)",
                "CREATE TABLE t (id INT) ENGINE=InnoDB",
                "CREATE TABLE t (id INT) ENGINE=ndbcluster",
                "CREATE TABLE t (engine INT) COMMENT 'ENGINE=MyISAM'",
                "CREATE TABLE t (id INT) -- ENGINE=MyISAM",
                "CREATE TABLE t SELECT engine = 'MyISAM' FROM e",
                "CREATE TABLE t LIKE u",
                "ALTER TABLE t ADD engine INT, CHANGE e engine VARCHAR(20)",
                "ALTER TABLE t ADD COLUMN c INT CHECK (engine = 'MyISAM')",
                "CREATE VIEW v AS SELECT engine = 'MyISAM' FROM e",
                "CREATE PROCEDURE p() CREATE TABLE t (id INT) ENGINE=MyISAM",
                "CREATE TABLESPACE s ENGINE=InnoDB",
                "DROP TABLE t",
                ""
            })
    void otherStatementsStayAsTheyAre(String statement) {
        assertThat(EngineOption.asInnoDb(statement, OriginSession.NONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE TABLE t (id INT) ENGINE=MERGE UNION=(a), MERGE",
        "CREATE TABLE t (id INT) UNION (a) engine mrg_myisam, mrg_myisam",
        "CREATE TABLE t (id INT) ENGINE='Federated' CONNECTION='x', Federated",
        "ALTER TABLE t ENGINE = BLACKHOLE, BLACKHOLE"
    })
    void engineWithoutRowsOfItsOwnIsNamedAndStays(String statement, String engine) {
        assertThat(EngineOption.withoutRows(statement, OriginSession.NONE)).contains(engine);
        assertThat(EngineOption.asInnoDb(statement, OriginSession.NONE)).isEmpty();
    }

    @Test
    void otherEnginesHaveRows() {
        assertThat(EngineOption.withoutRows("CREATE TABLE t (id INT) ENGINE=CSV", OriginSession.NONE))
                .isEmpty();
        assertThat(EngineOption.withoutRows("CREATE PROCEDURE p() ALTER TABLE t ENGINE=MERGE", OriginSession.NONE))
                .isEmpty();
    }

    @Test
    void textIsReadAsTheOriginsSessionReadIt() {
        String statement = "CREATE TABLE t (a INT DEFAULT 'a\\', b VARCHAR(30) DEFAULT ') ENGINE=MyISAM (')";

        assertThat(EngineOption.asInnoDb(statement, OriginSession.NONE.with("sql_mode", "NO_BACKSLASH_ESCAPES")))
                .isEmpty();
    }
}
