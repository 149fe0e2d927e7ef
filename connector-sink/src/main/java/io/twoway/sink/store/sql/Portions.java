package io.twoway.sink.store.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Cuts long lists to what one statement takes.
 *
 * @param size how many elements share a statement at most
 * @param bytes how long they may make it; a longer element gets a statement of its own
 */
public record Portions(int size, long bytes) {

    /** Keys in one statement: few round trips, yet far below what the range optimizer takes. */
    public static final int KEYS = 1000;

    /** Returns the list in its order, in portions that {@code bytesOf} their elements keeps below the limit. */
    public <T> List<List<T>> of(List<T> all, ToLongFunction<T> bytesOf) {
        List<List<T>> portions = new ArrayList<>();
        int from = 0;
        long sum = 0;
        for (int i = 0; i < all.size(); i++) {
            long next = bytesOf.applyAsLong(all.get(i));
            if (i > from && (i - from == size || sum + next > bytes)) {
                portions.add(all.subList(from, i));
                from = i;
                sum = 0;
            }
            sum += next;
        }
        if (from < all.size()) {
            portions.add(all.subList(from, all.size()));
        }
        return portions;
    }
}
