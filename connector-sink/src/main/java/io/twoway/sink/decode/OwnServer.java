package io.twoway.sink.decode;

import io.twoway.contract.GtidPosition;
import io.twoway.contract.SourcePosition;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * The loop canary: a change whose GTID was made by the very server that it would be applied to, or by the group that it
 * replicates in. The site names cannot show that when a connector is named right and pointed at the wrong server. Without
 * GTIDs, and in the full load, there is nothing to see.
 */
public final class OwnServer {

    private static final char TAG = ':';

    private final Set<String> uuids;
    private final boolean shared;

    private OwnServer(Collection<String> uuids, boolean shared) {
        this.uuids = uuids.stream()
                .map(uuid -> uuid.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        this.shared = shared;
    }

    /**
     * Returns the canary of a destination on a server of its own.
     *
     * @param uuids what it gives its transactions as source: its {@code server_uuid} and its group's name
     */
    public static OwnServer of(Collection<String> uuids) {
        return new OwnServer(uuids, false);
    }

    /** Returns the canary of a server that has both sites: only what keeps its place there is refused. */
    public static OwnServer shared(Collection<String> uuids) {
        return new OwnServer(uuids, true);
    }

    /**
     * Looks at an event as it was written and under the destination's names.
     *
     * @throws ConnectException when this server made the event's transaction
     */
    void refuse(StreamEvent event, StreamEvent mapped) {
        boolean moved = shared && !placeOf(event).equals(placeOf(mapped));
        if (!moved && positionOf(event).filter(this::isOwn).isPresent()) {
            throw new ConnectException(
                    "Record " + event.origin() + " is a change that the destination server itself wrote "
                            + "(server_uuid and name of its replication group: " + String.join(", ", uuids)
                            + "): applying it there would start a loop. Nothing of it was written. The "
                            + "source connector of this topic reads the server that this sink writes to: check "
                            + "database.hostname and database.port of both. If they are right, the two servers share one "
                            + "server_uuid because one is a copy of the other: stop the copy, delete auto.cnf in its data "
                            + "folder, start it. Groups that share one group_replication_group_name need a name each.");
        }
    }

    private static String placeOf(StreamEvent event) {
        if (event instanceof StreamEvent.RowChanged row) {
            return row.table().toString();
        }
        if (event instanceof StreamEvent.TableTruncated truncation) {
            return truncation.table().toString();
        }
        return event instanceof StreamEvent.SchemaChanged statement ? statement.database() + " " + statement.ddl() : "";
    }

    private static Optional<SourcePosition> positionOf(StreamEvent event) {
        if (event instanceof StreamEvent.RowChanged row) {
            return Optional.of(row.position());
        }
        if (event instanceof StreamEvent.TableTruncated truncation) {
            return Optional.of(truncation.position());
        }
        return event instanceof StreamEvent.SchemaChanged statement ? statement.position() : Optional.empty();
    }

    /** A GTID's source id may have a tag behind the UUID. */
    private boolean isOwn(SourcePosition position) {
        if (!(position instanceof GtidPosition gtid)) {
            return false;
        }
        String source = gtid.sourceId().toLowerCase(Locale.ROOT);
        int tag = source.indexOf(TAG);
        return uuids.contains(tag < 0 ? source : source.substring(0, tag));
    }
}
