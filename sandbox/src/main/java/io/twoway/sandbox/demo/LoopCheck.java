package io.twoway.sandbox.demo;

import java.time.Duration;

/** Counts what a site's stream carries against what was written on that site: a loop would make it more. */
final class LoopCheck implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Site site;
    private final StreamReader stream;
    private final long firstOffset;
    private final long changesBefore;

    /** Counts from this moment on. */
    LoopCheck(Site site, String bootstrapServers) {
        this.site = site;
        this.stream = new StreamReader(bootstrapServers, site.name());
        this.firstOffset = stream.end();
        this.changesBefore = site.changes();
    }

    /** Waits until the stream is quiet and returns what was counted. */
    Count count(long equalSince) {
        return new Count(
                site.name(),
                site.label(),
                site.changes() - changesBefore,
                stream.rowsUntilQuiet(firstOffset, equalSince, LIMIT));
    }

    @Override
    public void close() {
        stream.close();
    }

    /**
     * Row changes of one site, written and streamed.
     *
     * @param topic the stream's topic
     * @param label the site's name for people
     * @param written row changes that were made on the site
     * @param streamed row changes that its stream carries
     */
    record Count(String topic, String label, long written, long streamed) {

        String text() {
            return "topic %s, row changes: %d, and written on %s: %d, %s"
                    .formatted(topic, streamed, label, written, written == streamed ? "no loop" : "THEY DIFFER");
        }

        boolean isRight() {
            return written == streamed;
        }
    }
}
