package io.twoway.source.stream;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.source.TransactionContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** Connect's context, except that a stored offset passes through a function on its way to Debezium. */
public final class RewoundContext implements SourceTaskContext {

    private final SourceTaskContext context;
    private final UnaryOperator<Map<String, Object>> rewind;

    public RewoundContext(SourceTaskContext context, UnaryOperator<Map<String, Object>> rewind) {
        this.context = context;
        this.rewind = rewind;
    }

    @Override
    public Map<String, String> configs() {
        return context.configs();
    }

    @Override
    public OffsetStorageReader offsetStorageReader() {
        return new RewoundReader(context.offsetStorageReader());
    }

    @Override
    public TransactionContext transactionContext() {
        return context.transactionContext();
    }

    @Override
    public PluginMetrics pluginMetrics() {
        return context.pluginMetrics();
    }

    private final class RewoundReader implements OffsetStorageReader {

        private final OffsetStorageReader reader;

        RewoundReader(OffsetStorageReader reader) {
            this.reader = reader;
        }

        @Override
        public <T> Map<String, Object> offset(Map<String, T> partition) {
            Map<String, Object> stored = reader.offset(partition);
            return stored == null ? null : rewind.apply(stored);
        }

        @Override
        public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
            Map<Map<String, T>, Map<String, Object>> rewound = new HashMap<>(reader.offsets(partitions));
            rewound.replaceAll((partition, stored) -> stored == null ? null : rewind.apply(stored));
            return rewound;
        }
    }
}
