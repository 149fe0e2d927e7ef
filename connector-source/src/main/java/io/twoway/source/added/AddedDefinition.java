package io.twoway.source.added;

import java.util.List;

/**
 * An added table as it is now.
 *
 * @param statements what makes it at the peer, its database first
 * @param estimate how many rows it is likely to have
 */
public record AddedDefinition(List<String> statements, long estimate) {

    public AddedDefinition {
        statements = List.copyOf(statements);
    }
}
