package io.twoway.it.types;

import java.util.List;

/** What the source refuses rather than alter. */
final class Refusals {

    private Refusals() {}

    static List<String> lines() {
        return List.of();
    }
}
