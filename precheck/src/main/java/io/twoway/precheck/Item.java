package io.twoway.precheck;

import java.util.Objects;

/**
 * A condition that was looked at, and what was found.
 *
 * @param name the check's stable name, by which a warning is acknowledged: lower-case words with hyphens
 * @param subject what was looked at: {@code site a}, {@code topic a}, {@code connector a-source}, {@code pair}
 * @param key the connector setting to look at, in both connectors of that name
 * @param found what is the case
 * @param why why it matters
 * @param fix what to do; empty when passed. A line with a statement can be pasted into a client as it is: what there is to
 *     say about it follows as a comment
 */
public record Item(String name, String subject, String key, Result result, String found, String why, String fix) {

    /** The connectors' setting that lists the warnings which are known and wanted. */
    public static final String ACKNOWLEDGE = "precheck.acknowledge";

    public Item {
        Objects.requireNonNull(result);
    }

    /** Returns whether something has to be done or acknowledged. */
    public boolean isProblem() {
        return result == Result.WARNING || result == Result.FAILED;
    }

    /** Returns all that a person must know, as one text: for places that show no table. */
    public String message() {
        String acknowledge =
                result == Result.WARNING ? " Or acknowledge it: add " + name + " to " + ACKNOWLEDGE + "." : "";
        return name + ": " + found + " " + why + " " + fix + acknowledge;
    }
}
