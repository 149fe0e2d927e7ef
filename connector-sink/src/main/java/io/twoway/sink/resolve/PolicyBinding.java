package io.twoway.sink.resolve;

import java.util.List;

/**
 * A table's policy, and what its user should know about it.
 *
 * @param policy what holds
 * @param warnings sentences to log once per binding: fallbacks and comparisons that are not exact
 */
public record PolicyBinding(TablePolicy policy, List<String> warnings) {

    public PolicyBinding {
        warnings = List.copyOf(warnings);
    }
}
