package io.twoway.sink.store;

import java.util.List;
import java.util.stream.IntStream;

/** Cuts long lists to what one statement takes. */
final class Portions {

    /** Keys in one statement: few round trips, yet far below what the range optimizer takes. */
    static final int KEYS = 1000;

    private Portions() {}

    /** Returns the list in its order, in portions of which all but the last have {@code size} elements. */
    static <T> List<List<T>> of(List<T> all, int size) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + size)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + size)))
                .toList();
    }
}
