package io.twoway.source.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectiveSettingsTest {

    @Test
    void everyRequiredSettingIsSet() {
        Map<String, String> settings = EffectiveSettings.complete(UserSettings.forward());

        assertThat(RequiredSetting.ALL)
                .allSatisfy(required -> assertThat(settings).containsEntry(required.key(), required.value()));
    }

    @Test
    void siteNameGivesPrefixStreamAndHistory() {
        assertThat(EffectiveSettings.complete(UserSettings.forward()))
                .containsEntry("topic.prefix", "a")
                .containsEntry("stream.topic", "a")
                .containsEntry("schema.history.internal.kafka.topic", "a.schema-history");
        assertThat(EffectiveSettings.complete(UserSettings.with(Map.of("stream.topic", "a-orders"))))
                .containsEntry("schema.history.internal.kafka.topic", "a-orders.schema-history");
    }

    @Test
    void usersChoiceBeatsADefault() {
        assertThat(EffectiveSettings.complete(UserSettings.with(Map.of("poll.interval.ms", "100"))))
                .containsEntry("poll.interval.ms", "100")
                .containsEntry("heartbeat.interval.ms", "1000")
                .containsEntry("max.queue.size.in.bytes", "33554432");
    }

    @ParameterizedTest
    @CsvSource({
        ", , 512, 1024",
        "16, , 16, 1024",
        "2048, , 2048, 4096",
        ", 8192, 512, 8192",
        ", 100, 50, 100",
        ", 1, 1, 1",
        "300, 200, 300, 200",
        "many, , many, 1024"
    })
    void queueHoldsMoreThanABatchUnlessAUserSetsBoth(String batch, String queue, String usedBatch, String usedQueue) {
        Map<String, String> user = new HashMap<>(UserSettings.forward());
        Optional.ofNullable(batch).ifPresent(size -> user.put("max.batch.size", size));
        Optional.ofNullable(queue).ifPresent(size -> user.put("max.queue.size", size));

        assertThat(EffectiveSettings.complete(user))
                .containsEntry("max.batch.size", usedBatch)
                .containsEntry("max.queue.size", usedQueue);
    }

    @Test
    void listOfSessionVariablesKeepsTheLimitThatCutsNothingOff() {
        String key = "driver.sessionVariables";
        assertThat(EffectiveSettings.complete(UserSettings.with(Map.of(key, "net_read_timeout=9"))))
                .containsEntry(key, "net_read_timeout=9,sql_select_limit=18446744073709551615");
        assertThat(EffectiveSettings.complete(UserSettings.with(Map.of(key, "sql_select_limit=5"))))
                .containsEntry(key, "sql_select_limit=5");
    }

    @ParameterizedTest
    @CsvSource({"localhost, localhost", "::1, [::1]", "[::1], [::1]", "db?a=b, db?a=b"})
    void addressStandsAsInAUrlUnlessItIsNone(String host, String completed) {
        assertThat(EffectiveSettings.complete(UserSettings.with(Map.of("database.hostname", host))))
                .containsEntry("database.hostname", completed);
    }

    @Test
    void forwardLoadsRows() {
        assertThat(EffectiveSettings.complete(UserSettings.forward()))
                .containsEntry("snapshot.mode", "initial")
                .doesNotContainKey("snapshot.include.collection.list");
    }

    @Test
    void reverseLoadsOnlyWhatWasSeenOfThePeer() {
        assertThat(EffectiveSettings.complete(UserSettings.with(Map.of("direction", "reverse"))))
                .containsEntry("snapshot.mode", "initial")
                .containsEntry("snapshot.include.collection.list", "dts\\.progress");
        assertThat(EffectiveSettings.complete(
                        UserSettings.with(Map.of("direction", "reverse", "snapshot.mode", "recovery"))))
                .containsEntry("snapshot.mode", "recovery");
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, initial, false",
        "true, false, initial_only, false",
        "false, true, initial, true",
        "false, false, initial_only, true"
    })
    void whatIsIncludedDecidesTheSnapshot(String full, String changes, String mode, boolean onlyProgress) {
        Map<String, String> settings =
                EffectiveSettings.complete(UserSettings.with(Map.of("include.full", full, "include.changes", changes)));

        assertThat(settings).containsEntry("snapshot.mode", mode);
        assertThat(settings.containsKey("snapshot.include.collection.list")).isEqualTo(onlyProgress);
    }

    @Test
    void recoveryReadsTheHistoryWhateverIsIncluded() {
        assertThat(EffectiveSettings.complete(
                        UserSettings.with(Map.of("include.full", "false", "snapshot.mode", "recovery"))))
                .containsEntry("snapshot.mode", "recovery")
                .doesNotContainKey("snapshot.include.collection.list");
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE TABLE t (a INT), false",
        "ALTER TABLE t ADD INDEX i (a), false",
        "CREATE ALGORITHM=UNDEFINED DEFINER=`r`@`%` SQL SECURITY DEFINER VIEW v AS SELECT 1, false",
        "CREATE FUNCTION f() RETURNS INT RETURN 1, false",
        "CREATE DEFINER=`r`@`%` PROCEDURE p() SELECT 1, false",
        "RENAME TABLE a TO b, false",
        "DROP INDEX i ON t, false",
        "CREATE USER u, true",
        "/* tool */ GRANT SELECT ON *.* TO u, true",
        "ANALYZE TABLE t, true",
        "OPTIMIZE LOCAL TABLE t, true",
        "CREATE DEFINER=`r`@`%` TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1, true",
        "CREATE DEFINER=`my ``app`@`%` TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1, true",
        "ALTER DEFINER = \"my app\"@`%` EVENT e DISABLE, true",
        "/* tool */ CREATE PROCEDURE p() BEGIN /* x */ ANALYZE TABLE t; END, false",
        "/* tool */ /* too */ ALTER TABLE t COMMENT '/* x */ FLUSH', false",
        "DROP EVENT e, true",
        "'DROP TEMPORARY TABLE IF EXISTS `t` /* generated by server */', true",
        "SET PASSWORD FOR u = 'x', true",
        "CREATE TABLE user (role INT), false",
        "ALTER TABLE role ADD trigger_at INT, false"
    })
    void ddlThatMustNotTravelIsIgnored(String statement, boolean ignored) {
        String list =
                EffectiveSettings.complete(UserSettings.forward()).get("internal.schema.history.internal.ddl.filter");

        assertThat(Pattern.compile(",")
                        .splitAsStream(list)
                        .map(item -> Pattern.compile(item, Pattern.CASE_INSENSITIVE | Pattern.DOTALL))
                        .anyMatch(item -> item.matcher(statement).matches()))
                .isEqualTo(ignored);
    }
}
