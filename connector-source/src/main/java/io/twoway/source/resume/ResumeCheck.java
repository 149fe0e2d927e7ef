package io.twoway.source.resume;

import io.twoway.contract.WireFormat;
import io.twoway.source.resume.ResumeVerdict.Refused;
import io.twoway.source.server.BinlogState;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.connect.errors.ConnectException;

/** Stands between a stored offset and a server on which resuming there would lose or repeat changes unnoticed. */
public final class ResumeCheck {

    private final BinlogState server;
    private final RefusalMessage message;

    /** @param server the server to be read, as it is now */
    public ResumeCheck(BinlogState server, RefusalMessage message) {
        this.server = server;
        this.message = message;
    }

    /**
     * Lets a server pass that Debezium can read: with GTIDs on and none executed, 3.6.1 fails inside its binlog client, now
     * and after the first transaction.
     *
     * @throws ConnectException with the statement that helps
     */
    public void requireStart() {
        if (!server.hasStart()) {
            throw new ConnectException(message.ofEmptyHistory());
        }
    }

    /**
     * Lets an offset pass on which reading may resume.
     *
     * @throws ConnectException naming what is missing and the cure
     */
    public void requireResumable(Map<String, ?> stored) {
        WireFormat.requireIn(stored);
        if (ResumeJudge.judge(StoredOffset.of(stored), server) instanceof Refused refused) {
            throw new ConnectException(message.of(refused, server.server().uuid()));
        }
    }

    /**
     * Lets a stored offset pass on which reading may resume, on a server that has what was sent behind it too: another one
     * may have taken over since the offset was stored.
     *
     * @param sent the offset of what was sent last, if it is known; asked for when nothing else is wrong
     * @throws ConnectException naming what is missing and the cure
     */
    public void requireResumable(Map<String, ?> stored, Supplier<Optional<Map<String, ?>>> sent) {
        requireResumable(stored);
        sent.get()
                .filter(offset -> StoredOffset.of(offset).isReadBehind(StoredOffset.of(stored)))
                .ifPresent(this::requireResumable);
    }
}
