package io.twoway.sink.apply;

import java.util.SortedMap;
import org.apache.kafka.connect.errors.ConnectException;

/** Takes the records that cannot be applied, so that the stream can go on without them. */
public interface ErrantRecords {

    /**
     * Hands records over, and returns when they are safe there.
     *
     * @param failures what is wrong with each, by record offset
     * @throws ConnectException when one is not taken; then none may be passed over
     */
    void report(SortedMap<Long, RuntimeException> failures);
}
