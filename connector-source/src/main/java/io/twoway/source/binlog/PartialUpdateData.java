package io.twoway.source.binlog;

import com.github.shyiko.mysql.binlog.event.UpdateRowsEventData;
import java.util.Optional;

/** Updated rows of which some documents were put together; says so where one could not be. */
public final class PartialUpdateData extends UpdateRowsEventData {

    private static final long serialVersionUID = 1L;

    private String failure;

    void fail(String reason) {
        failure = reason;
    }

    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }
}
