package io.twoway.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE USER 'u'@'%' IDENTIFIED BY 'h1dden'",
                "CREATE USER u IDENTIFIED WITH 'caching_sha2_password' AS '$A$005$h1dden' REQUIRE NONE",
                "create user u identified with caching_sha2_password as 0x24412430h1dden",
                "ALTER USER u IDENTIFIED BY 'h1dden' REPLACE 'h1dden'",
                "/* who */ ALTER USER u /*!80000 IDENTIFIED BY 'h1dden' */",
                "GRANT SELECT ON *.* TO u IDENTIFIED BY PASSWORD 'h1dden'",
                "SET PASSWORD FOR u = 'h1dden'",
                "SET PASSWORD = 'h1dden'",
                "CREATE SERVER s FOREIGN DATA WRAPPER mysql OPTIONS (USER 'x', PASSWORD 'h1dden')",
                "CREATE TABLE t (id INT) ENGINE=FEDERATED CONNECTION='mysql://x:h1dden@h/db/t'",
                "CHANGE REPLICATION SOURCE TO SOURCE_PASSWORD = \"h1dden\""
            })
    void passwordsAndTheirHashesAreNotShown(String statement) {
        assertThat(Secret.hiddenIn(statement))
                .doesNotContain("h1dden")
                .startsWith(statement.substring(0, 10))
                .contains("hidden");
        assertThat(DdlStatement.read(statement, "d").hasSecret()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (id INT, password VARCHAR(20) NOT NULL, connection INT)",
                "ALTER TABLE t ADD COLUMN password VARBINARY(64) COMMENT 'the hash'",
                "ALTER USER u PASSWORD EXPIRE",
                "ALTER TABLE t ADD c INT COMMENT 'identified by nobody'",
                "CREATE TABLE `password` (`identified` INT)"
            })
    void whatOnlySoundsLikeOneIsShown(String statement) {
        assertThat(Secret.hiddenIn(statement)).isEqualTo(statement);
    }
}
