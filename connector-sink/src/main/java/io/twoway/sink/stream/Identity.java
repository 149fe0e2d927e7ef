package io.twoway.sink.stream;

import io.twoway.contract.SiteName;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.plan.StreamProgress;
import java.util.Optional;

/**
 * Mark by which a record is known again: where and when it was first written.
 *
 * @param commitMillis milliseconds since 1970 UTC
 */
record Identity(SiteName site, long commitMillis) {

    /** What a progress row has whose offset was set by a person: nothing is known of the record before it. */
    private static final long UNKNOWN = 0;

    /** Returns what the progress row says of the last applied record; empty where a person set the row. */
    static Optional<Identity> lastApplied(StreamProgress progress) {
        return progress.commitMillis() == UNKNOWN
                ? Optional.empty()
                : Optional.of(new Identity(progress.origin(), progress.commitMillis()));
    }

    boolean isOf(ChangeOrigin record) {
        return site.equals(record.site()) && commitMillis == record.commitMillis();
    }
}
