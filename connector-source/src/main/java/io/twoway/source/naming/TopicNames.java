package io.twoway.source.naming;

import io.debezium.relational.TableId;
import io.debezium.spi.topic.TopicNamingStrategy;
import java.util.Properties;

/**
 * Names of topics that Debezium's strategy makes, of which the last table's is kept: Debezium asks for it with each row, and rows of one
 * table come one after the other.
 */
public final class TopicNames implements TopicNamingStrategy<TableId> {

    private final TopicNamingStrategy<TableId> strategy;

    // Mutable state, of whichever thread was last: several may read tables
    private volatile Named last = new Named(new TableId("", null, ""), "");

    /** @param strategy makes the names */
    public TopicNames(TopicNamingStrategy<TableId> strategy) {
        this.strategy = strategy;
    }

    private record Named(TableId table, String topic) {}

    @Override
    public void configure(Properties settings) {
        strategy.configure(settings);
    }

    @Override
    public String dataChangeTopic(TableId table) {
        Named known = last;
        if (!table.equals(known.table())) {
            known = new Named(table, strategy.dataChangeTopic(table));
            last = known;
        }
        return known.topic();
    }

    @Override
    public String schemaChangeTopic() {
        return strategy.schemaChangeTopic();
    }

    @Override
    public String heartbeatTopic() {
        return strategy.heartbeatTopic();
    }

    @Override
    public String transactionTopic() {
        return strategy.transactionTopic();
    }

    @Override
    public String recordSchemaPrefix(TableId table) {
        return strategy.recordSchemaPrefix(table);
    }

    @Override
    public String sanitizedTopicName(String name) {
        return strategy.sanitizedTopicName(name);
    }

    @Override
    @SuppressWarnings("rawtypes") // as Debezium declares it
    public TopicSchemaAugment keySchemaAugment() {
        return strategy.keySchemaAugment();
    }

    @Override
    @SuppressWarnings("rawtypes") // as Debezium declares it
    public TopicValueAugment keyValueAugment() {
        return strategy.keyValueAugment();
    }
}
