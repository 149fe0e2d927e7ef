package io.twoway.source.naming;

import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.relational.TableId;
import io.debezium.schema.DefaultTopicNamingStrategy;
import io.debezium.spi.schema.DataCollectionId;
import io.debezium.spi.topic.TopicNamingStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TopicNamesTest {

    private static final TableId ORDERS = new TableId("shop", null, "orders");
    private static final TableId ITEMS = new TableId("shop", null, "items");

    private final List<DataCollectionId> asked = new ArrayList<>();

    @SuppressWarnings("unchecked") // a strategy for anything names tables as well
    private final TopicNames names = new TopicNames((TopicNamingStrategy<TableId>) (TopicNamingStrategy<?>) counting());

    private DefaultTopicNamingStrategy counting() {
        Properties settings = new Properties();
        settings.put("topic.prefix", "a");
        return new DefaultTopicNamingStrategy(settings) {
            @Override
            public String dataChangeTopic(DataCollectionId id) {
                asked.add(id);
                return super.dataChangeTopic(id);
            }
        };
    }

    @Test
    void rowsOfOneTableAskOnce() {
        assertThat(names.dataChangeTopic(ORDERS)).isEqualTo("a.shop.orders");
        assertThat(names.dataChangeTopic(new TableId("shop", null, "orders"))).isEqualTo("a.shop.orders");

        assertThat(asked).containsExactly(ORDERS);
    }

    @Test
    void anotherTableHasAnotherName() {
        names.dataChangeTopic(ORDERS);

        assertThat(names.dataChangeTopic(ITEMS)).isEqualTo("a.shop.items");
        assertThat(names.dataChangeTopic(ORDERS)).isEqualTo("a.shop.orders");
    }

    @Test
    void allElseIsAsTheStrategyHasIt() {
        TopicNamingStrategy<DataCollectionId> strategy = counting();

        assertThat(names.schemaChangeTopic()).isEqualTo(strategy.schemaChangeTopic());
        assertThat(names.heartbeatTopic()).isEqualTo(strategy.heartbeatTopic());
        assertThat(names.transactionTopic()).isEqualTo(strategy.transactionTopic());
        assertThat(names.recordSchemaPrefix(ORDERS)).isEqualTo(strategy.recordSchemaPrefix(ORDERS));
        assertThat(names.sanitizedTopicName("x/y")).isEqualTo("x_y");
    }
}
