package io.twoway.sink.decode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.twoway.contract.GtidSet;
import io.twoway.contract.Stamp;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;

/**
 * The transactions that a source had read whole when it sent a record, those that do not travel included. It stands in the
 * source offset that some records carry.
 */
public final class ReadSoFar {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String GTIDS = "gtids";

    private ReadSoFar() {}

    /**
     * Returns what the source had read; an empty set without GTIDs, and nothing for a record that does not say it.
     *
     * @throws ConnectException when the header is not what the source wrote
     */
    public static Optional<GtidSet> in(Headers headers) {
        Header offset = headers.lastWithName(Stamp.OFFSET_HEADER);
        return Optional.ofNullable(offset).map(Header::value).map(ReadSoFar::gtidsOf);
    }

    /** The default header converter makes a map of some JSON texts, and leaves others as they are. */
    private static GtidSet gtidsOf(Object offset) {
        try {
            String gtids = offset instanceof Map<?, ?> map
                    ? Objects.toString(map.get(GTIDS), "")
                    : JSON.readTree(offset.toString()).path(GTIDS).asText("");
            return GtidSet.parse(gtids);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new ConnectException(
                    "The header '" + Stamp.OFFSET_HEADER + "' is not what the source connector writes: " + offset
                            + ". A transform or a header converter alters it: change or remove that, and restart the task.",
                    e);
        }
    }
}
