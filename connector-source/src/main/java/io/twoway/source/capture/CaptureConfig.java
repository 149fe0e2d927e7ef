package io.twoway.source.capture;

import io.debezium.config.Configuration;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.relational.history.HistoryRecordComparator;

/** Debezium's settings, and our order of what the history of tables holds. */
final class CaptureConfig extends MySqlConnectorConfig {

    CaptureConfig(Configuration settings) {
        super(settings);
    }

    @Override
    public HistoryRecordComparator getHistoryRecordComparator() {
        return new HistoryOrder(getGtidSourceFilter(), getGtidSetFactory());
    }
}
