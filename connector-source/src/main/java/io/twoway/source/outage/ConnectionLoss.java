package io.twoway.source.outage;

import com.github.shyiko.mysql.binlog.event.deserialization.EventDataDeserializationException;
import com.github.shyiko.mysql.binlog.network.AuthenticationException;
import com.github.shyiko.mysql.binlog.network.ServerException;
import io.twoway.connection.Causes;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Tells a server or a network that is away for a while from what needs a person. Debezium 3.6.1 means to do so itself, but
 * its MySqlErrorHandler walks the causes to their end and then judges what is left, null: every lost connection would fail
 * the task.
 */
final class ConnectionLoss {

    /** Too many connections, shutting down, killed, and the network errors 1158 to 1161. */
    private static final Set<Integer> PASSING_CODES = Set.of(1040, 1053, 1152, 1158, 1159, 1160, 1161, 1927, 3169);

    private static final String CONNECTION_STATE = "08";

    private ConnectionLoss() {}

    /**
     * Returns whether a lost connection, to MySQL or to Kafka, is behind the failure.
     *
     * @param reading whether the server had let us read before; it may refuse now because it is going down, or because of
     *     something that the check at the next start explains better
     */
    static boolean isBehind(Throwable failure, boolean reading) {
        return Causes.of(failure).anyMatch(ConnectionLoss::passes)
                && Causes.of(failure).noneMatch(cause -> stays(cause, reading));
    }

    private static boolean passes(Throwable cause) {
        if (cause instanceof SQLException sql) {
            return PASSING_CODES.contains(sql.getErrorCode())
                    || String.valueOf(sql.getSQLState()).startsWith(CONNECTION_STATE);
        }
        return cause instanceof IOException || cause instanceof TimeoutException || cause instanceof RetriableException;
    }

    /** The server answered, or sent an event that cannot be read, and will do the same the next time. */
    private static boolean stays(Throwable cause, boolean reading) {
        return cause instanceof Error // whatever it was that could not be loaded or read, no server is away
                || cause instanceof AuthenticationException
                || (cause instanceof EventDataDeserializationException unread && !isCutOff(unread))
                || (cause instanceof ServerException answer
                        && !reading
                        && !PASSING_CODES.contains(answer.getErrorCode()));
    }

    /** An event whose connection broke in the middle; under TLS the socket's own error is hidden behind another. */
    private static boolean isCutOff(EventDataDeserializationException unread) {
        return Causes.of(unread)
                .anyMatch(cause -> cause instanceof EOFException
                        || cause instanceof SocketException
                        || cause instanceof SSLException);
    }
}
