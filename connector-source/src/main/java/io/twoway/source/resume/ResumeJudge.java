package io.twoway.source.resume;

import io.debezium.connector.mysql.gtid.MySqlGtidSet;
import io.twoway.source.offset.BinlogFileOrder;
import io.twoway.source.resume.ResumeVerdict.BinlogPurged;
import io.twoway.source.resume.ResumeVerdict.BinlogReset;
import io.twoway.source.resume.ResumeVerdict.GtidModeChanged;
import io.twoway.source.resume.ResumeVerdict.OtherServer;
import io.twoway.source.resume.ResumeVerdict.Resumable;
import io.twoway.source.resume.ResumeVerdict.TransactionsLost;
import io.twoway.source.server.BinlogState;
import java.util.Optional;

/** Compares a stored offset with the server it is to be resumed on. */
final class ResumeJudge {

    private ResumeJudge() {}

    static ResumeVerdict judge(StoredOffset stored, BinlogState now) {
        if (stored.snapshot()) {
            return new Resumable();
        }
        if (stored.hasGtids() != now.server().gtids()) {
            return new GtidModeChanged(stored.hasGtids());
        }
        return stored.hasGtids() ? byGtids(stored.gtids(), now) : byFiles(stored, now);
    }

    private static ResumeVerdict byGtids(MySqlGtidSet stored, BinlogState now) {
        MySqlGtidSet lost = stored.subtract(now.executed());
        if (!lost.isEmpty()) {
            boolean own = lost.forServerWithId(now.server().uuid()) != null;
            return own ? new BinlogReset(lost.toString()) : new TransactionsLost(lost.toString());
        }
        MySqlGtidSet unread = now.purged().subtract(stored);
        return unread.isEmpty() ? new Resumable() : new BinlogPurged(unread.toString());
    }

    private static ResumeVerdict byFiles(StoredOffset stored, BinlogState now) {
        Optional<String> before = stored.server()
                .map(server -> server.uuid())
                .filter(uuid -> !uuid.equals(now.server().uuid()));
        if (before.isPresent()) {
            return new OtherServer(before.get());
        }
        Long size = now.files().get(stored.file());
        if (size == null) {
            boolean ahead = now.files().keySet().stream()
                    .allMatch(file -> BinlogFileOrder.INSTANCE.compare(file, stored.file()) < 0);
            return ahead ? reset(stored) : new BinlogPurged(stored.file());
        }
        return stored.position() > size ? reset(stored) : new Resumable();
    }

    private static BinlogReset reset(StoredOffset stored) {
        return new BinlogReset(stored.file() + ", position " + stored.position());
    }
}
