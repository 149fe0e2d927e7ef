package io.twoway.sink.conflict;

import io.twoway.sink.change.RowImage;
import java.util.List;
import java.util.Optional;

/**
 * The rows that the destination holds where a change wants to go, locked.
 *
 * @param row {@code r}: the row with the event's key (of its before image, if it has one)
 * @param rivals {@code U}: other rows holding a unique value of the after image, its new key included
 */
public record Standing(Optional<RowImage> row, List<RowImage> rivals) {

    public Standing {
        rivals = List.copyOf(rivals);
    }
}
