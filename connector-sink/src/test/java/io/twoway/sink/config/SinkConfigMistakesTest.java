package io.twoway.sink.config;

import static io.twoway.sink.config.Settings.settings;
import static io.twoway.sink.config.Settings.withRule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake in a sink's settings is reported on the key to look at. */
class SinkConfigMistakesTest {

    private static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("site.name", settings().without("site.name"), "Missing required"),
                mistake("site.name", settings().with("site.name", "no spaces"), "site name"),
                mistake("bookkeeping.database", settings().with("bookkeeping.database", " "), "name"),
                mistake("database.hostname", settings().without("database.hostname"), "Missing required"),
                mistake("database.hostname", settings().with("database.hostname", "db/x?a=b"), "one IP address"),
                mistake("database.hostname", settings().with("database.hostname", ""), "one IP address"),
                mistake("database.user", settings().with("database.user", ""), "empty"),
                mistake("database.port", settings().with("database.port", "70000"), "65535"),
                mistake("database.port", settings().with("database.port", "x"), "number"),
                mistake("database.ssl.mode", settings().with("database.ssl.mode", "on"), "verify_identity"),
                mistake("database.connect.timeout.ms", settings().with("database.connect.timeout.ms", "0"), "1"),
                mistake("database.socket.timeout.ms", settings().with("database.socket.timeout.ms", "14999"), "15000"),
                mistake("batch.max.rows", settings().with("batch.max.rows", "0"), "1"),
                mistake("transaction.max.rows", settings().with("transaction.max.rows", "0"), "1"),
                mistake("changes.max.rows.per.second", settings().with("changes.max.rows.per.second", "0"), "leave"),
                mistake("load.max.bytes.per.second", settings().with("load.max.bytes.per.second", "-5"), "leave"),
                mistake("load.max.rows.per.second", settings().with("load.max.rows.per.second", "fast"), "number"),
                mistake(
                        "load.max.queries.per.second",
                        settings().with("load.max.queries.per.second", "1"),
                        "key of the source"),
                mistake("retry.connection.timeout", settings().with("retry.connection.timeout", "9"), "10"),
                mistake("retry.other.timeout", settings().with("retry.other.timeout", "1441"), "1440"),
                mistake("retry.other.timeout", settings().with("retry.other.timeout", "720"), "less than"),
                mistake("topics", settings().without("topics"), "exactly one"),
                mistake("topics", settings().with("topics", "a,b"), "exactly one"),
                mistake("topics.regex", settings().without("topics").with("topics.regex", "a.*"), "one topic"),
                mistake("errors.tolerance", settings().with("errors.tolerance", "ALL"), "none"),
                mistake(
                        "value.converter.schemas.enable",
                        settings()
                                .with("value.converter", "org.apache.kafka.connect.json.JsonConverter")
                                .with("value.converter.schemas.enable", "false"),
                        "schemas"),
                mistake(
                        "value.converter.schemas.enable",
                        settings()
                                .with("value.converter", "io.twoway.converter.SchemaCachingJsonConverter")
                                .with("value.converter.schemas.enable", "false"),
                        "schemas"),
                mistake("conflict.policy", settings().with("conflict.policy", "UseMax"), "columns", "conflict.rules"),
                mistake("conflict.policy", settings().with("conflict.policy", "usemin"), "columns", "conflict.rules"),
                mistake(
                        "conflict.policy",
                        settings().with("conflict.policy", "Merge"),
                        "TaskFailed, Ignore, Overwrite"),
                mistake("conflict.detection", settings().with("conflict.detection", "none"), "before_image, keys"),
                mistake("conflict.tie", settings().with("conflict.tie", "random"), "site_priority, keep"),
                mistake("conflict.rules", settings().with("conflict.rules", "a.b"), "letters"),
                mistake("conflict.rules", withRule("Ignore").with("conflict.rules", "r,r"), "twice"),
                mistake("site.priority", settings().with("site.priority", "a,c"), "b"),
                mistake("site.priority", settings().with("site.priority", "b"), "all sites"),
                mistake("site.priority", settings().with("site.priority", "a,b,a"), "twice"),
                mistake("site.priority", settings().with("site.priority", "a,b,c d"), "site name"),
                mistake("causal.order.topics", settings().with("causal.order.topics", "a,c"), "'a'", "this sink"),
                mistake("causal.order.topics", settings().with("causal.order.topics", "b,c"), "'b'", "own stream"));
    }

    private static Stream<Arguments> mistakesInNames() {
        return Stream.of(
                mistake("mapping.databases", settings().with("mapping.databases", "shop"), "':'"),
                mistake("mapping.databases", settings().with("mapping.databases", "a:b,a:c"), "twice"),
                mistake("mapping.databases", settings().with("mapping.databases", "a:c,b:c"), "two databases", "c"),
                mistake("mapping.databases", settings().with("mapping.databases", "shop:dts"), "sink's own"),
                mistake("mapping.tables", settings().with("mapping.tables", "orders:sales"), "2 and 2"),
                mistake("mapping.tables", settings().with("mapping.tables", "a.b:c.d,a.b:e.f"), "twice"),
                mistake("mapping.tables", settings().with("mapping.tables", "a.b:c.d,x.y:c.d"), "two tables"),
                mistake("mapping.tables", settings().with("mapping.tables", "a.b:dts.d"), "sink's own"),
                mistake("mapping.columns", settings().with("mapping.columns", "a.b.c:d.e"), "3 and 1"),
                mistake("mapping.columns", settings().with("mapping.columns", "a.b.c:x,a.b.C:y"), "twice"),
                mistake("mapping.columns", settings().with("mapping.columns", "a.b.c:x,a.b.d:X"), "two columns"),
                mistake("mapping.case", settings().with("mapping.case", "small"), "preserve, lower, upper"),
                mistake("mapping.same.server", settings().with("mapping.same.server", "true"), "mapping.databases"),
                mistake("mapping.table", settings().with("mapping.table", "a.b:c.d"), "no such setting"));
    }

    private static Stream<Arguments> mistakesInRules() {
        return Stream.of(
                mistake(
                        "site.priority",
                        withRule("UseMax").with("conflict.r.columns", "version").without("site.priority"),
                        "'r'",
                        "conflict.tie=keep"),
                mistake("conflict.r.policy", withRule("Max"), "TaskFailed, Ignore, Overwrite, UseMax, UseMin"),
                mistake("conflict.r.policy", withRule("x").without("conflict.r.policy"), "Missing required"),
                mistake("conflict.r.columns", withRule("UseMax"), "UseMax"),
                mistake("conflict.r.columns", withRule("UseMin"), "UseMin"),
                mistake("conflict.r.columns", withRule("Ignore").with("conflict.r.scope", "column"), "scope=column"),
                mistake("conflict.r.columns", withRule("Ignore").with("conflict.r.columns", "note"), "whole row"),
                mistake("conflict.r.columns", withRule("UseMax").with("conflict.r.columns", "a,,b"), "missing"),
                mistake("conflict.r.scope", withRule("Ignore").with("conflict.r.scope", "table"), "row, column"),
                mistake("conflict.r.tables", withRule("Ignore").without("conflict.r.tables"), "databases"),
                mistake("conflict.r.tables", withRule("Ignore").with("conflict.r.tables", "orders"), "database.table"),
                mistake("conflict.r.databases", withRule("Ignore").with("conflict.r.databases", "shop"), "two rules"),
                mistake("conflict.r.table", withRule("Ignore").with("conflict.r.table", "x.y"), "tables"),
                mistake("conflict.s.policy", withRule("Ignore").with("conflict.s.policy", "Ignore"), "[r]"),
                mistake("conflict.polciy", settings().with("conflict.polciy", "Ignore"), "no such setting"),
                mistake(
                        "conflict.s.tables",
                        withRule("Ignore")
                                .with("conflict.rules", "r,s")
                                .with("conflict.s.tables", "shop.items,shop.orders")
                                .with("conflict.s.policy", "Overwrite"),
                        "shop.orders",
                        "'r'",
                        "'s'"),
                mistake(
                        "conflict.s.databases",
                        withRule("Ignore")
                                .with("conflict.rules", "r,s")
                                .without("conflict.r.tables")
                                .with("conflict.r.databases", "shop")
                                .with("conflict.s.databases", "shop")
                                .with("conflict.s.policy", "Overwrite"),
                        "shop",
                        "'r'",
                        "'s'"),
                mistake(
                        "conflict.s.tables",
                        withRule("UseMax")
                                .with("conflict.rules", "r,s")
                                .with("conflict.r.scope", "column")
                                .with("conflict.r.columns", "visits,version")
                                .with("conflict.s.tables", "shop.orders")
                                .with("conflict.s.policy", "UseMin")
                                .with("conflict.s.scope", "column")
                                .with("conflict.s.columns", "Version"),
                        "shop.orders"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource({"mistakes", "mistakesInNames", "mistakesInRules"})
    void mistakeIsReportedOnItsKeyAloneAndStopsTheTask(String key, Map<String, String> properties, String... words) {
        assertThat(SinkConfigValidation.of(properties).toConfig().configValues())
                .filteredOn(value -> !value.errorMessages().isEmpty())
                .singleElement()
                .satisfies(value -> {
                    assertThat(value.name()).isEqualTo(key);
                    assertThat(value.errorMessages().toString()).contains(words).contains(key);
                });
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> SinkConfig.of(properties))
                .withMessageContaining(key);
    }

    private static Arguments mistake(String key, Settings settings, String... words) {
        return arguments(key, settings.toMap(), words);
    }
}
