package io.twoway.it.ddl;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import io.twoway.servers.MySqlServer;
import org.junit.jupiter.api.Test;

/** A full load from a server whose sessions differ from those of the other site. */
class DdlLoadSessionIT {

    private static final String DATABASE = "eastern";

    @Test
    void definitionsMeanTheSameAtTheOtherSite() {
        TestServers servers = TestServers.shared();
        try (MySqlServer east = servers.another("mysql-east", 31, "--default-time-zone=+08:00");
                Pair pair = Pair.between(DATABASE, east, servers.b())) {
            try (SessionAtA latin1 =
                    SessionAtA.writing(east, "ISO-8859-1", DATABASE, "SET sql_mode = 'PIPES_AS_CONCAT,ANSI_QUOTES'")) {
                latin1.run(
                        "CREATE TABLE z (id INT PRIMARY KEY, at TIMESTAMP NOT NULL DEFAULT '2020-01-01 00:00:00')",
                        "INSERT INTO z VALUES (1, '2021-01-01 00:00:00')",
                        "CREATE VIEW \"v\" AS SELECT id || '\u00e9' AS e FROM z",
                        "CREATE FUNCTION said() RETURNS VARCHAR(9) DETERMINISTIC RETURN 'a' || '\u00e9'",
                        "CREATE PROCEDURE \"p\"() SELECT \"id\" || '\u00e9' FROM z");
            }
            pair.start();
            pair.a().executeUnseen("INSERT INTO eastern.z (id) VALUES (2)");
            pair.b().executeUnseen("INSERT INTO eastern.z (id) VALUES (2)");

            SameAtBoth same = new SameAtBoth(pair, DATABASE);
            same.query("SELECT id, UNIX_TIMESTAMP(at) FROM eastern.z ORDER BY id");
            same.query("SELECT * FROM eastern.v ORDER BY 1");
            same.query("SHOW CREATE VIEW eastern.v");
            same.query("SELECT eastern.said()");
            same.query("SHOW CREATE FUNCTION eastern.said");
            same.query("SHOW CREATE PROCEDURE eastern.p");
            same.nothingFailed();
        }
    }
}
