package io.twoway.source.binlog;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes of binlog events as a server writes them into a compressed transaction, and of that transaction itself. */
final class PayloadBytes {

    static final int ZSTD = 0;
    static final int NONE = 255;

    private static final int QUERY = 2;
    private static final int XID = 16;
    private static final int TABLE_MAP = 19;
    private static final int WRITE_ROWS = 30;
    private static final int IGNORABLE = 28;
    private static final int TABLE = 108;
    private static final int INT = 3;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static byte[] begin() {
        PayloadBytes body = new PayloadBytes().number(11, 4).number(0, 4).number(4, 1);
        return event(
                QUERY, body.number(0, 2).number(0, 2).text("shop").number(0, 1).text("BEGIN"));
    }

    /** The table shop.t, with one column INT. */
    static byte[] table() {
        PayloadBytes body = new PayloadBytes().number(TABLE, 6).number(1, 2).number(4, 1);
        body.text("shop").number(0, 1).number(1, 1).text("t").number(0, 1);
        return event(TABLE_MAP, body.number(1, 1).number(INT, 1).number(0, 1).number(0, 1));
    }

    /** A row of that table for each number. */
    static byte[] rows(int... numbers) {
        PayloadBytes body = new PayloadBytes().number(TABLE, 6).number(1, 2).number(2, 2);
        body.number(1, 1).number(1, 1);
        for (int number : numbers) {
            body.number(0, 1).number(number, 4);
        }
        return event(WRITE_ROWS, body);
    }

    static byte[] ignorable(int length) {
        return event(IGNORABLE, new PayloadBytes().bytes(new byte[length]));
    }

    static byte[] commit() {
        return event(XID, new PayloadBytes().number(77, 8));
    }

    private static byte[] event(int type, PayloadBytes body) {
        byte[] content = body.out.toByteArray();
        return new PayloadBytes()
                .number(1_700_000_000, 4)
                .number(type, 1)
                .number(1, 4)
                .number(19 + content.length, 4)
                .number(0, 4)
                .number(0, 2)
                .bytes(content)
                .out
                .toByteArray();
    }

    static byte[] joined(byte[]... events) {
        PayloadBytes all = new PayloadBytes();
        for (byte[] event : events) {
            all.bytes(event);
        }
        return all.out.toByteArray();
    }

    /** The data of the event that holds those events. */
    static byte[] packed(byte[] events) {
        return transaction(ZSTD, events.length, Zstd.compress(events));
    }

    static byte[] transaction(int compression, long unpackedSize, byte[] payload) {
        return new PayloadBytes()
                .number(2, 1)
                .number(3, 1)
                .number(252, 1)
                .number(compression, 2)
                .number(3, 1)
                .number(9, 1)
                .number(254, 1)
                .number(unpackedSize, 8)
                .number(9, 1) // a field of a later version
                .number(2, 1)
                .number(4711, 2)
                .number(1, 1)
                .number(5, 1)
                .number(254, 1)
                .number(payload.length, 8)
                .number(0, 1)
                .bytes(payload)
                .out
                .toByteArray();
    }

    private PayloadBytes number(long value, int length) {
        for (int i = 0; i < length; i++) {
            out.write((int) (value >> (8 * i)));
        }
        return this;
    }

    private PayloadBytes text(String text) {
        return bytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private PayloadBytes bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }
}
