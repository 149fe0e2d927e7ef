package io.twoway.source.capture;

import com.github.shyiko.mysql.binlog.network.SocketFactory;
import io.twoway.source.outage.BinlogLine;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** Makes sockets that tell when their reader waits and when bytes come; under TLS these are the encrypted ones. */
final class HeardSockets implements SocketFactory {

    private final BinlogLine line;

    HeardSockets(BinlogLine line) {
        this.line = line;
    }

    /** The binlog client asks for one that is not connected yet. */
    @Override
    public Socket createSocket() {
        return new HeardSocket(line);
    }

    private static final class HeardSocket extends Socket {

        private final BinlogLine line;

        HeardSocket(BinlogLine line) {
            this.line = line;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new HeardBytes(super.getInputStream(), line);
        }
    }

    private static final class HeardBytes extends FilterInputStream {

        private final BinlogLine line;

        HeardBytes(InputStream bytes, BinlogLine line) {
            super(bytes);
            this.line = line;
        }

        @Override
        public int read() throws IOException {
            line.waits();
            int read = super.read();
            if (read >= 0) {
                line.hears();
            }
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            line.waits();
            int read = super.read(bytes, offset, length);
            if (read > 0) {
                line.hears();
            }
            return read;
        }
    }
}
