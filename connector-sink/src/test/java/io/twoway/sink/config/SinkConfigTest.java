package io.twoway.sink.config;

import static io.twoway.sink.config.Settings.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.SiteName;
import io.twoway.policy.Detection;
import io.twoway.policy.Policy;
import io.twoway.sink.conflict.Orders;
import io.twoway.sink.ddl.DdlRules;
import io.twoway.sink.mapping.NameMapping;
import io.twoway.sink.resolve.TablePolicy;
import io.twoway.sink.resolve.TieBreak;
import io.twoway.table.TableName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;

class SinkConfigTest {

    @Test
    void whatIsNotSetHasItsDefault() {
        SinkConfig config = SinkConfig.of(settings().toMap());
        assertThat(config.site()).isEqualTo(new SiteName("b"));
        assertThat(config.stream()).isEqualTo(new StreamConfig("a", List.of()));
        assertThat(config.bookkeeping()).isEqualTo(new BookkeepingDatabase("dts"));
        assertThat(config.mapping()).isEqualTo(new MappingConfig(NameMapping.NONE, false));
        assertThat(config.batch()).isEqualTo(new BatchConfig(5000, 200_000, 0));
        assertThat(config.retry()).isEqualTo(new RetryConfig(Duration.ofMinutes(720), Duration.ofMinutes(10)));
        assertThat(config.ddl())
                .isEqualTo(new DdlRules(DdlRules.Apply.ALL, DdlRules.Failure.CONTINUE, DdlRules.Existing.KEEP));
        assertThat(config.conflicts().detection()).isEqualTo(Detection.BEFORE_IMAGE);
        assertThat(config.conflicts().policies().global()).isEqualTo(Policy.TASK_FAILED);
        assertThat(config.conflicts().policies().rules()).isEmpty();
        assertThat(config.database())
                .isEqualTo(new DatabaseConfig(
                        "db.example.org",
                        3306,
                        "sync",
                        new Password("secret"),
                        new TlsConfig(SslMode.PREFERRED, Optional.empty(), Optional.empty()),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(5)));
    }

    @Test
    void everythingCanBeSet() {
        SinkConfig config = SinkConfig.of(settings()
                .with("bookkeeping.database", "sync_state")
                .with("database.port", "3307")
                .with("database.ssl.mode", "VERIFY_CA")
                .with("database.ssl.truststore", "/etc/trust.jks")
                .with("database.ssl.truststore.password", "t")
                .with("database.ssl.keystore", "/etc/key.jks")
                .with("batch.max.rows", "1")
                .with("ddl.apply", "None")
                .with("ddl.failure", "stop")
                .with("ddl.engine", "KEEP")
                .with("load.existing.tables", "refuse")
                .with("retry.connection.timeout", "10")
                .with("retry.other.timeout", "9")
                .with("conflict.policy", "overwrite")
                .with("conflict.detection", "keys")
                .with("conflict.tie", "keep")
                .toMap());
        assertThat(config.ddl())
                .isEqualTo(new DdlRules(
                        DdlRules.Apply.NONE, DdlRules.Failure.STOP, DdlRules.Existing.REFUSE, DdlRules.Engine.KEEP));
        assertThat(config.bookkeeping().name()).isEqualTo("sync_state");
        assertThat(config.database().port()).isEqualTo(3307);
        assertThat(config.database().tls())
                .isEqualTo(new TlsConfig(
                        SslMode.VERIFY_CA,
                        Optional.of(new TlsConfig.Store("/etc/trust.jks", Optional.of(new Password("t")))),
                        Optional.of(new TlsConfig.Store("/etc/key.jks", Optional.empty()))));
        assertThat(config.batch().maxRows()).isEqualTo(1);
        assertThat(config.retry().other()).isEqualTo(Duration.ofMinutes(9));
        assertThat(config.conflicts().policies().global()).isEqualTo(Policy.OVERWRITE);
        assertThat(config.conflicts().detection()).isEqualTo(Detection.KEYS);
        assertThat(config.conflicts().tie()).isEqualTo(new TieBreak.KeepStanding());
    }

    @Test
    void namesAreMappedAsTheyAreWritten() {
        MappingConfig mapping = SinkConfig.of(settings()
                        .with("mapping.databases", "shop:store, `a,b`:c")
                        .with("mapping.tables", "crm.people:store.customers")
                        .with("mapping.columns", "crm.people.Name:full_name")
                        .with("mapping.case", "LOWER")
                        .with("mapping.same.server", "true")
                        .toMap())
                .mapping();
        TableName people = new TableName("crm", "people");
        assertThat(mapping.sameServer()).isTrue();
        assertThat(mapping.names().database("a,b")).isEqualTo("c");
        assertThat(mapping.names().database("Other")).isEqualTo("other");
        assertThat(mapping.names().table(people)).isEqualTo(new TableName("store", "customers"));
        assertThat(mapping.names().column(people, "NAME")).isEqualTo("full_name");
    }

    @Test
    void rulesBecomeThePoliciesOfTheirTables() {
        SinkConfig config = SinkConfig.of(settings()
                .with("site.priority", "a, b")
                .with("conflict.rules", "newest, counter, archive")
                .with("conflict.newest.databases", "shop")
                .with("conflict.newest.policy", "usemax")
                .with("conflict.newest.columns", "version, id")
                .with("conflict.counter.tables", "shop.orders, shop.customers")
                .with("conflict.counter.policy", "UseMin")
                .with("conflict.counter.columns", "visits")
                .with("conflict.counter.scope", "column")
                .with("conflict.archive.tables", "shop.*_archive")
                .with("conflict.archive.policy", "Ignore")
                .toMap());
        TablePolicy policy = config.conflicts().policies().bind(Orders.TABLE).policy();
        assertThat(policy.policy()).isEqualTo(Policy.USE_MAX);
        assertThat(config.conflicts().policies().rules())
                .extracting(rule -> rule.alias() + ":" + rule.policy() + ":" + rule.columns())
                .containsExactly("newest:USE_MAX:[version, id]", "counter:USE_MIN:[visits]", "archive:IGNORE:[]");
        assertThat(config.conflicts().tie())
                .isEqualTo(new TieBreak.SitePriority(List.of(Orders.SITE_A, Orders.SITE_B), Orders.SITE_B));
    }

    @Test
    void taskRefusesWhatValidationRefusesAndNamesEveryKey() {
        Map<String, String> properties = settings()
                .without("site.name")
                .with("retry.other.timeout", "999")
                .with("errors.tolerance", "all")
                .toMap();
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> SinkConfig.of(properties))
                .withMessageContainingAll("site.name", "retry.other.timeout", "errors.tolerance");
    }

    @Test
    void passwordsAreNeverShown() {
        SinkConfig config = SinkConfig.of(settings()
                .with("database.ssl.keystore", "/etc/key.jks")
                .with("database.ssl.keystore.password", "hush")
                .toMap());
        assertThat(config.toString()).doesNotContain("secret", "hush");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> SinkConfig.of(settings()
                        .with("database.password", "hush")
                        .with("database.port", "0")
                        .toMap()))
                .withMessageNotContaining("hush");
    }

    @Test
    void everyKeyOfAPasswordHasTheTypeThatConnectHides() {
        assertThat(SinkConfig.definition().configKeys().values())
                .filteredOn(key -> key.name.contains("password"))
                .hasSize(3)
                .allMatch(key -> key.type == ConfigDef.Type.PASSWORD);
    }

    @Test
    void everyKeyIsDescribedForControlCenter() {
        assertThat(SinkConfig.definition(Map.of("conflict.rules", "r"))
                        .configKeys()
                        .values())
                .allSatisfy(key -> {
                    assertThat(key.group).as(key.name).isNotBlank();
                    assertThat(key.orderInGroup).as(key.name).isPositive();
                    assertThat(key.width).as(key.name).isNotNull();
                    assertThat(key.displayName).as(key.name).isNotBlank().isNotEqualTo(key.name);
                    assertThat(key.documentation).as(key.name).endsWith(".");
                });
    }

    @Test
    void everyPlaceInAGroupIsTakenOnceAndEveryDependentIsAKey() {
        ConfigDef definition = SinkConfig.definition(Map.of("conflict.rules", "r,s"));

        assertThat(definition.configKeys().values())
                .extracting(key -> key.group + " " + key.orderInGroup)
                .doesNotHaveDuplicates();
        assertThat(definition.configKeys().values())
                .allSatisfy(key -> assertThat(definition.names()).containsAll(key.dependents));
    }

    @Test
    void keysOfRulesAreDefinedForTheRulesThatThePropertiesName() {
        assertThat(SinkConfig.definition().names()).noneMatch(name -> name.startsWith("conflict.r."));
        assertThat(SinkConfig.definition(Map.of("conflict.rules", "r, s")).names())
                .contains("conflict.r.tables", "conflict.r.databases", "conflict.r.policy", "conflict.s.columns");
    }

    @Test
    void choicesAreOfferedAsRecommendations() {
        ConfigKey key = SinkConfig.definition().configKeys().get("conflict.policy");
        assertThat(key.recommender.validValues("conflict.policy", Map.of()))
                .containsExactly("TaskFailed", "Ignore", "Overwrite");
    }
}
