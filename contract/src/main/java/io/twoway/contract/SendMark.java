package io.twoway.contract;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;

/**
 * The mark that a source writes on each record of one poll, so that a sink notices when one did not come: an
 * exactly-once source leaves offsets without a record too, so offsets alone do not tell.
 *
 * @param run names what the source sent since it was started
 * @param before how many records of the run went into the topic before those of this poll; each of the poll has the same
 */
public record SendMark(String run, long before) {

    /** Record header with the mark. */
    public static final String HEADER = "twoway.sent";

    private static final char SEPARATOR = '/';

    /** Writes this mark into the headers of all records of a poll, replacing an older one. */
    public void writeTo(Stream<Headers> all) {
        String text = run + SEPARATOR + before;
        all.forEach(headers -> {
            headers.remove(HEADER);
            headers.addString(HEADER, text);
        });
    }

    /** Reads the mark; empty when there is none, or none that is understood. */
    public static Optional<SendMark> readFrom(Headers headers) {
        return new Reader().readFrom(headers);
    }

    /** Reader of a stream's records, of which many in a row have the same mark. */
    public static final class Reader {

        // Mutable state
        private String text = "";
        private Optional<SendMark> mark = Optional.empty();

        /** Reads the mark of the next record; empty when there is none, or none that is understood. */
        public Optional<SendMark> readFrom(Headers headers) {
            Header header = headers.lastWithName(HEADER);
            String found = header == null || header.value() == null
                    ? ""
                    : header.value().toString();
            if (!found.equals(text)) {
                text = found;
                mark = parse(found);
            }
            return mark;
        }
    }

    private static Optional<SendMark> parse(String text) {
        int end = text.lastIndexOf(SEPARATOR);
        try {
            return end < 0
                    ? Optional.empty()
                    : Optional.of(new SendMark(text.substring(0, end), Long.parseLong(text.substring(end + 1))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Returns whether the same run sent both. */
    public boolean isOfRunOf(SendMark other) {
        return run.equals(other.run);
    }
}
