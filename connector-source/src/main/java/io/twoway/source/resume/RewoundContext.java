package io.twoway.source.resume;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.source.TransactionContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/**
 * Connect's context, except that an offset passes through a function on its way to Debezium, which may also give one that
 * Connect does not have.
 */
public final class RewoundContext implements SourceTaskContext {

    private final SourceTaskContext context;
    private final UnaryOperator<Optional<Map<String, Object>>> rewind;

    public RewoundContext(SourceTaskContext context, UnaryOperator<Optional<Map<String, Object>>> rewind) {
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
            return rewind.apply(Optional.ofNullable(reader.offset(partition))).orElse(null);
        }

        @Override
        public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
            Map<Map<String, T>, Map<String, Object>> stored = reader.offsets(partitions);
            Map<Map<String, T>, Map<String, Object>> rewound = new HashMap<>();
            partitions.forEach(partition -> rewind.apply(Optional.ofNullable(stored.get(partition)))
                    .ifPresent(offset -> rewound.put(partition, offset)));
            return rewound;
        }
    }
}
