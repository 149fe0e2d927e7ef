package io.twoway.sink.plan;

/**
 * How far another stream is applied at this site, beside how far it must be.
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
