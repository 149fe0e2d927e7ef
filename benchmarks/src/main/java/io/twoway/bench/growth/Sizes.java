package io.twoway.bench.growth;

import java.util.List;

/** Sizes of a part of a full run. */
final class Sizes {

    private Sizes() {}

    static List<Long> scaled(List<Long> full, double scale) {
        return full.stream()
                .map(size -> Math.max(1, Math.round(size * scale)))
                .distinct()
                .toList();
    }
}
