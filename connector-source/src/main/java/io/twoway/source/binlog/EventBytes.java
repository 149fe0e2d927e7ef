package io.twoway.source.binlog;

import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of one event after the other, taken from the connection in pieces and never beyond an event's end. The client reads
 * rows byte by byte, and buffers a plain socket for that, but not an encrypted one.
 */
final class EventBytes extends InputStream {

    /** Of every event's header: when, type, server, length of the event in four bytes, position, flags. */
    static final int HEADER = 19;

    private static final int LENGTH = 9;
    private static final int PIECE = 1 << 14;

    private final byte[] piece = new byte[PIECE];

    // Mutable state
    private ByteArrayInputStream connection = new ByteArrayInputStream(new byte[0]);
    private int next; // in the piece
    private int end;
    private int rest; // of the event, behind the piece

    /**
     * Goes on with the event whose header comes next.
     *
     * @throws java.io.EOFException if the connection ends before the header does
     */
    void begin(ByteArrayInputStream connection) throws IOException {
        this.connection = connection;
        connection.fill(piece, 0, HEADER);
        next = 0;
        end = HEADER;
        rest = length() - HEADER;
    }

    private int length() {
        int length = 0;
        for (int at = LENGTH + 3; at >= LENGTH; at--) {
            length = (length << 8) | (piece[at] & 0xFF);
        }
        return length;
    }

    @Override
    public int read() throws IOException {
        return hasNext() ? piece[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!hasNext()) {
            return -1;
        }
        int taken = Math.min(length, end - next);
        System.arraycopy(piece, next, target, offset, taken);
        next += taken;
        return taken;
    }

    /** @throws java.io.EOFException if the connection ends before the event does */
    private boolean hasNext() throws IOException {
        if (next == end && rest > 0) {
            int more = Math.min(rest, PIECE);
            connection.fill(piece, 0, more);
            next = 0;
            end = more;
            rest -= more;
        }
        return next < end;
    }

    @Override
    public int available() {
        return end - next + Math.max(rest, 0);
    }
}
