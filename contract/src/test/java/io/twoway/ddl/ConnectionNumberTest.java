package io.twoway.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionNumberTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ALTER TABLE t ADD c BIGINT DEFAULT (CONNECTION_ID())     | true
            CREATE TABLE t AS SELECT connection_id ( /* mine */ ) c  | true
            CREATE TABLE connection_id(id INT)                       | false
            DROP TABLE IF EXISTS `connection_id`                     | false
            CREATE TABLE t (c INT COMMENT 'CONNECTION_ID()')         | false
            DROP                                                     | false
            """)
    void callsAreToldFromNames(String statement, boolean used) {
        assertThat(ConnectionNumber.isUsedIn(statement)).isEqualTo(used);
    }
}
