package io.twoway.source;

import org.apache.kafka.connect.connector.Task;

/** The connector with a {@link WithoutRewindTask}; {@code MidTransactionKillIT} shows what comes of it. */
public final class WithoutRewindConnector extends TwoWayMySqlSourceConnector {

    @Override
    public Class<? extends Task> taskClass() {
        return WithoutRewindTask.class;
    }
}
