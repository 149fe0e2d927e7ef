package io.twoway.source;

import io.twoway.source.resume.RewoundContext;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.connect.source.SourceTaskContext;

/**
 * A task that resumes inside transactions, as plain Debezium does: with all that the stored offset says of the place in one. It
 * reads the rows of sinks, too: without them there is nothing that the filter could take for a change of this site.
 */
public final class WithoutRewindTask extends WithSinkRowsTask {

    private final AtomicReference<Map<String, Object>> stored = new AtomicReference<>(Map.of());

    @Override
    public void initialize(SourceTaskContext connect) {
        super.initialize(new RewoundContext(connect, read -> {
            read.ifPresent(stored::set);
            return read;
        }));
        context = new RewoundContext(context, rewound -> rewound.map(this::withPlaceInside));
    }

    private Map<String, Object> withPlaceInside(Map<String, Object> rewound) {
        Map<String, Object> inside = new HashMap<>(stored.get());
        inside.keySet().removeIf(key -> key.startsWith("twoway_"));
        inside.putAll(rewound);
        return inside;
    }
}
