package io.twoway.sink.plan;

/**
 * The place up to which another stream is applied at this site, beside the one that it must reach.
 *
 * @param stream the other stream's topic
 * @param required the offset that its next record to apply must have reached
 * @param applied the offset that it has
 */
public record StreamLag(String stream, long required, long applied) {

    boolean isBehind() {
        return applied < required;
    }
}
