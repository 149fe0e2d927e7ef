package io.twoway.source.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.precheck.facts.ServerNames;
import io.twoway.table.TableName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;

class NameRecommendationsTest {

    private final Config answer = new Config(Stream.of(
                    "database.hostname",
                    "database.port",
                    "database.user",
                    "database.password",
                    "database.include.list",
                    "table.exclude.list",
                    "column.include.list",
                    "row.filter",
                    "row.filter.eu.tables",
                    "row.filter.eu.condition")
            .map(ConfigValue::new)
            .toList());

    @Test
    void eachKeyThatSelectsIsOfferedWhatItSelects() {
        show(new TableName("shop", "orders"), List.of("id", "total"));

        assertThat(offered("database.include.list")).containsExactly("shop");
        assertThat(offered("table.exclude.list")).containsExactly("shop.orders");
        assertThat(offered("row.filter.eu.tables")).containsExactly("shop.orders");
        assertThat(offered("column.include.list")).containsExactly("shop.orders.id", "shop.orders.total");
        assertThat(offered("row.filter.eu.condition")).isEmpty();
        assertThat(offered("row.filter")).isEmpty();
    }

    @Test
    void nameIsOfferedAsAnExpressionThatMeansIt() {
        show(new TableName("a$b", "c+d(e)"), List.of("x"));

        assertThat(offered("table.exclude.list")).singleElement().satisfies(expression -> assertThat("a$b.c+d(e)")
                .matches(Pattern.compile(expression.toString())));
    }

    @Test
    void serverIsNotAskedWhileSomethingIsWrongWithItsAddress() {
        assertThat(new NameRecommendations(answer).canBeAsked()).isTrue();
        values().get("database.password").addErrorMessage("wrong");
        assertThat(new NameRecommendations(answer).canBeAsked()).isFalse();
    }

    private void show(TableName table, List<String> columns) {
        new NameRecommendations(answer).show(new ServerNames(new TreeMap<>(Map.of(table, columns))));
    }

    private List<Object> offered(String key) {
        return values().get(key).recommendedValues();
    }

    private Map<String, ConfigValue> values() {
        return answer.configValues().stream().collect(Collectors.toMap(ConfigValue::name, value -> value));
    }
}
