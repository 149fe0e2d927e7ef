package io.twoway.source;

import org.apache.kafka.connect.connector.Task;

/** The connector with a {@link WithSinkRowsTask}; {@code SkippedRowsIT} compares what it sends. */
public final class WithSinkRowsConnector extends TwoWayMySqlSourceConnector {

    @Override
    public Class<? extends Task> taskClass() {
        return WithSinkRowsTask.class;
    }
}
