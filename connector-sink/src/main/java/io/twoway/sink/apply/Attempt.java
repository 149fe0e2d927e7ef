package io.twoway.sink.apply;

import io.twoway.sink.rows.Applied;
import io.twoway.sink.rows.Obstacle;
import java.util.Comparator;
import java.util.List;

/** The end of one try to apply a batch. */
sealed interface Attempt {

    /** A batch that is visible at the destination. */
    record Committed(List<Applied> changes) implements Attempt {
        public Committed {
            changes = List.copyOf(changes);
        }
    }

    /** Nothing of the batch was written: it would have to be written step by step, and has too many rows for that. */
    record TooLarge() implements Attempt {}

    /**
     * A batch of which nothing was written.
     *
     * @param obstacles what is in the way, at least one, in stream order; there may be more behind them
     */
    record Stopped(List<Obstacle> obstacles) implements Attempt {
        public Stopped {
            obstacles = obstacles.stream()
                    .sorted(Comparator.comparing(Obstacle::offset))
                    .toList();
        }

        /** Returns whether no person is asked for: everything in the way is a record that cannot be applied. */
        boolean isForReporter() {
            return unapplicable().size() == obstacles.size();
        }

        List<Obstacle.Unapplicable> unapplicable() {
            return obstacles.stream()
                    .filter(Obstacle.Unapplicable.class::isInstance)
                    .map(Obstacle.Unapplicable.class::cast)
                    .toList();
        }
    }
}
