package io.twoway.source.precheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.source.config.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerRequirementTest {

    private static final String GRANTS =
            "GRANT SELECT, RELOAD, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO `u`@`%`\n";

    @Test
    void readyServerHasNoFindings() {
        assertThat(findings(Map.of(), GRANTS)).isEmpty();
    }

    @Test
    void serverTooNewToHaveABinlogFormatIsReady() {
        assertThat(findings(Map.of("binlog_format", ""), GRANTS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "log_bin, OFF, database.hostname, --log-bin",
        "binlog_format, MIXED, database.hostname, SET PERSIST binlog_format = 'ROW'",
        "binlog_row_image, MINIMAL, database.hostname, SET PERSIST binlog_row_image = 'FULL'",
        "binlog_row_value_options, PARTIAL_JSON, database.hostname, SET PERSIST binlog_row_value_options = ''",
        "server_id, 4711, database.server.id, Choose"
    })
    void eachLackIsReportedWithItsCure(String variable, String value, String key, String cure) {
        assertThat(findings(Map.of(variable, value), GRANTS)).singleElement().satisfies(finding -> {
            assertThat(finding.key()).isEqualTo(key);
            assertThat(finding.message()).contains(cure.replace("= ''", "= "));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GRANT ALL PRIVILEGES ON *.* TO `u`@`%` | 0",
                "GRANT REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO `u`@`%` | 0",
                "GRANT REPLICATION CLIENT ON *.* TO `u`@`%` | 1",
                "GRANT USAGE ON *.* TO `u`@`%` | 2",
                "GRANT ALL PRIVILEGES ON `shop`.* TO `u`@`%` | 2"
            })
    void privilegesMustBeGlobal(String grants, int missing) {
        assertThat(findings(Map.of(), grants + "\n")).hasSize(missing).allMatch(finding -> finding.key()
                .equals("database.user"));
    }

    private static List<Finding> findings(Map<String, String> changes, String grants) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "log_bin", "ON",
                "binlog_format", "ROW",
                "binlog_row_image", "FULL",
                "binlog_row_value_options", "",
                "server_id", "1"));
        variables.putAll(changes);
        return ServerRequirement.findings(new ServerState(variables, grants), "4711");
    }
}
