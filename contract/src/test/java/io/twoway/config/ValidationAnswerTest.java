package io.twoway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationAnswerTest {

    private static final Map<String, String> SETTINGS =
            Map.of("connector.class", "TwoWayMySqlSink", "database.hostname", "db1", "database.user", "twoway");

    @Test
    void errorsStandAloneAtTheirKeysWhereTheWorkerShowsThem() {
        assertThat(errors(ValidationAnswer.of(SETTINGS, refused(), false)))
                .isEqualTo(Map.of("database.hostname", List.of("db1 refuses user twoway: Access denied.")));
    }

    @Test
    void errorsAreToldOnceMoreWhereTheWorkerHidesThemWithoutWhatItHides() {
        assertThat(errors(ValidationAnswer.of(SETTINGS, refused(), true)))
                .containsEntry(
                        "connector.class",
                        List.of("database.hostname: (database.hostname) refuses user (database.user): Access denied."))
                .containsKey("database.hostname");
    }

    @Test
    void placeholdersWithoutAValueAreNamedAtTheirKeysAlsoAtThoseThatNobodyDefines() {
        Map<String, String> settings = Map.of(
                "database.hostname", "${env:SITE_A_HOST}",
                "value.converter.url", "http://${file:/etc/x:host}:${env:PORT}",
                "row.filter.x.condition", "a = '${b}' AND c = '}'");

        Map<String, List<String>> errors = errors(ValidationAnswer.of(settings, new Config(List.of()), false));

        assertThat(errors).containsOnlyKeys("database.hostname", "value.converter.url");
        assertThat(errors.get("value.converter.url"))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith(ValidationAnswer.UNRESOLVED)
                                .contains("${file:/etc/x:host}"),
                        second -> assertThat(second).contains("${env:PORT}"));
    }

    @ParameterizedTest
    @CsvSource({"3.9.2, false", "4.3.1, false", "4.4.0, true", "4.10.0-SNAPSHOT, true", "5.0.0, true", "unknown, false"
    })
    void versionsAreComparedByTheirNumbers(String version, boolean atLeast) {
        assertThat(KafkaVersion.of(version).isAtLeast(4, 4)).isEqualTo(atLeast);
    }

    @Test
    void theLibrarySaysItsVersion() {
        assertThat(KafkaVersion.ofWorker().isAtLeast(3, 9)).isTrue();
    }

    private static Config refused() {
        return new Config(List.of(
                new ConfigValue("database.user", "twoway", List.of(), List.of()),
                new ConfigValue(
                        "database.hostname", "db1", List.of(), List.of("db1 refuses user twoway: Access denied."))));
    }

    private static Map<String, List<String>> errors(Config answer) {
        return answer.configValues().stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .collect(Collectors.toMap(ConfigValue::name, ConfigValue::errorMessages));
    }
}
