package io.twoway.cli.pair;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {

    @ParameterizedTest
    @CsvSource({"db/x?a=b, 3306", "db:3306, 3306", "localhost, 3306/x?a=b", "localhost, x"})
    void textThatIsNoAddressIsRefusedBeforeItIsPartOfAUrl(String host, String port) {
        Database database =
                new Database(new ConnectorConfig("a-source", Map.of("database.hostname", host, "database.port", port)));

        assertThatThrownBy(database::connect)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("database.hostname or database.port is wrong");
    }
}
