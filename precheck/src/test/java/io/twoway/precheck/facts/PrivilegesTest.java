package io.twoway.precheck.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivilegesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GRANT INSERT ON *.* TO `u`@`%`                      | true",
                "GRANT SELECT, INSERT, UPDATE ON *.* TO `u`@`%`      | true",
                "GRANT ALL PRIVILEGES ON *.* TO `u`@`%`              | true",
                "GRANT INSERT ON `dts`.* TO `u`@`%`                  | true",
                "GRANT INSERT ON `d%`.* TO `u`@`%`                   | true",
                "GRANT INSERT ON `d_s`.* TO `u`@`%`                  | true",
                "GRANT INSERT ON `d\\_s`.* TO `u`@`%`                | false",
                "GRANT INSERT ON `other`.* TO `u`@`%`                | false",
                "GRANT INSERT ON `dts`.`progress` TO `u`@`%`         | false",
                "GRANT SELECT ON *.* TO `u`@`%`                      | false",
                "GRANT INSERT (`a`) ON `dts`.`progress` TO `u`@`%`   | false",
                "GRANT `insert`@`%` TO `u`@`%`                       | false"
            })
    void aGrantGivesAPrivilegeOnADatabase(String grant, boolean given) {
        assertThat(new Privileges("u@%", List.of(grant)).has(Privilege.INSERT, "dts"))
                .isEqualTo(given);
    }

    @Test
    void whatIsTakenBackOnADatabaseIsMissingThere() {
        Privileges partial = new Privileges(
                "u@%", List.of("GRANT SELECT, INSERT ON *.* TO `u`@`%`", "REVOKE INSERT ON `dts`.* FROM `u`@`%`"));
        assertThat(partial.has(Privilege.INSERT, "dts")).isFalse();
        assertThat(partial.has(Privilege.SELECT, "dts")).isTrue();
        assertThat(partial.has(Privilege.INSERT, "shop")).isTrue();
    }

    @Test
    void oneWordIsNotAnother() {
        Privileges views = new Privileges("u@%", List.of("GRANT CREATE VIEW, SHOW VIEW ON *.* TO `u`@`%`"));
        assertThat(views.has(Privilege.CREATE)).isFalse();
        assertThat(views.has(Privilege.CREATE_VIEW)).isTrue();
    }

    @Test
    void theAccountIsWrittenAsGrantTakesIt() {
        assertThat(new Privileges("two@way@10.0.%", List.of()).account()).isEqualTo("'two@way'@'10.0.%'");
    }
}
