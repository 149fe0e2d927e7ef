package io.twoway.bench.cell;

import io.twoway.bench.contender.Contender;
import io.twoway.bench.place.RootSession;
import io.twoway.bench.workload.Shape;
import io.twoway.bench.workload.Workload;

/**
 * Writes of an application at the destination, which meet the changes that wait for it.
 *
 * @param percent how many of a hundred rows are changed
 */
public record Disturbance(int percent) {

    /** Nobody writes there. */
    public static final Disturbance NONE = new Disturbance(0);

    /** Changes rows, which the destination's binlog does not show. */
    void happensTo(Contender contender) {
        if (percent == 0) {
            return;
        }
        try (RootSession site = contender.destination()) {
            site.execute(
                    "SET SESSION sql_log_bin = 0",
                    "UPDATE %s.%s SET note = CONCAT('theirs ', id) WHERE id < %d AND id MOD 100 < %d"
                            .formatted(contender.database(), Workload.TABLE, Shape.FIRST_MARKER, percent));
        }
    }
}
