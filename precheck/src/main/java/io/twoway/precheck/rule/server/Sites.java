package io.twoway.precheck.rule.server;

import io.twoway.precheck.facts.ServerFacts;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;

/**
 * Both servers of a pair.
 *
 * @param a the forward source
 * @param b the forward destination
 * @param oneServer whether both sites are meant to be databases of one server
 * @param readerIds the numbers under which the sources read
 */
public record Sites(ServerFacts a, ServerFacts b, boolean oneServer, SortedSet<String> readerIds) {

    /** Returns the numbers of both servers. */
    List<String> serverIds() {
        return List.of(a.variable("server_id"), b.variable("server_id"));
    }

    /** Returns whether these are two servers, or one that is meant to be both sites. */
    public boolean areAsMeant() {
        return oneServer || !agreeOn("server_uuid");
    }

    /** Returns whether both have the same value of a variable, in whatever letters. */
    boolean agreeOn(String variable) {
        return a.variable(variable).equalsIgnoreCase(b.variable(variable));
    }

    /** Returns how far the clock of A is ahead of that of B; negative when behind. */
    Duration skew() {
        return a.clock().minus(b.clock());
    }

    /** Returns a variable of both, as messages show it. */
    String show(String variable) {
        return variable + ": A '" + a.variable(variable) + "', B '" + b.variable(variable) + "'.";
    }
}
