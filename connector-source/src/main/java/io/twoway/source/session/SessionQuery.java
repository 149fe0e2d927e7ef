package io.twoway.source.session;

import com.github.shyiko.mysql.binlog.event.QueryEventData;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A statement of the binlog together with what the binlog says of its session. */
public final class SessionQuery extends QueryEventData {

    private static final long serialVersionUID = 1L;

    private static final Set<String> BOUNDS = Set.of("BEGIN", "COMMIT");
    private static final int LONGEST_BOUND = 6;

    private final byte[] status;
    private final byte[] text;

    /**
     * @param status the block of status variables
     * @param text the statement in the client's character set
     */
    SessionQuery(byte[] status, byte[] text) {
        this.status = status.clone();
        this.text = text.clone();
        setSql(new String(text, StandardCharsets.UTF_8));
    }

    /** Returns whether it begins or ends a transaction, and is no statement of a user. */
    public boolean bounds() {
        return text.length <= LONGEST_BOUND && BOUNDS.contains(getSql());
    }

    byte[] status() {
        return status.clone();
    }

    byte[] text() {
        return text.clone();
    }
}
