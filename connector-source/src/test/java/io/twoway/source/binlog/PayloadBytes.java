package io.twoway.source.binlog;

import com.github.luben.zstd.Zstd;
import io.twoway.contract.BookkeepingDatabase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes of binlog events as a server writes them into a compressed transaction, and of that transaction itself. */
final class PayloadBytes {

    /** Reads the rows of sinks too. */
    static final RowChoice ALL = new RowChoice(new BookkeepingDatabase("dts"), table -> true);

    static final int ZSTD = 0;
    static final int NONE = 255;

    private static final int QUERY = 2;
    private static final int XID = 16;
    private static final int TABLE_MAP = 19;
    static final int WRITE_ROWS = 30;
    static final int UPDATE_ROWS = 31;
    static final int DELETE_ROWS = 32;
    static final int PARTIAL_ROWS = 39;
    private static final int XA_PREPARE = 38;
    private static final int IGNORABLE = 28;
    private static final int TABLE = 108;
    private static final int INT = 3;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static byte[] begin() {
        return statement("BEGIN");
    }

    static byte[] statement(String text) {
        PayloadBytes body = new PayloadBytes().number(11, 4).number(0, 4).number(4, 1);
        return event(
                QUERY, body.number(0, 2).number(0, 2).text("shop").number(0, 1).text(text));
    }

    /** The table shop.t, with one column INT. */
    static byte[] table() {
        return table(TABLE, "shop", "t");
    }

    /** A table with one column INT. */
    static byte[] table(int number, String database, String name) {
        PayloadBytes body = new PayloadBytes().number(number, 6).number(1, 2);
        body.number(database.length(), 1).text(database).number(0, 1);
        body.number(name.length(), 1).text(name).number(0, 1);
        return event(TABLE_MAP, body.number(1, 1).number(INT, 1).number(0, 1).number(0, 1));
    }

    /** A row of that table for each number. */
    static byte[] rows(int... numbers) {
        return event(WRITE_ROWS, ofRows(TABLE, 1, numbers));
    }

    /** An event of any kind that has rows, one for each number. */
    static byte[] changed(int type, int table, int... numbers) {
        if (type == WRITE_ROWS || type == DELETE_ROWS) {
            return event(type, ofRows(table, 1, numbers));
        }
        PayloadBytes body = ofRows(table, 2);
        for (int number : numbers) {
            body.number(0, 1).number(number, 4);
            body.number(0, type == PARTIAL_ROWS ? 1 : 0);
            body.number(0, 1).number(-number, 4);
        }
        return event(type, body);
    }

    private static PayloadBytes ofRows(int table, int images, int... numbers) {
        PayloadBytes body = new PayloadBytes().number(table, 6).number(1, 2).number(2, 2);
        body.number(1, 1).number(1, 1).number(1, images - 1);
        for (int number : numbers) {
            body.number(0, 1).number(number, 4);
        }
        return body;
    }

    static byte[] prepared() {
        return event(
                XA_PREPARE,
                new PayloadBytes()
                        .number(0, 1)
                        .number(1, 4)
                        .number(1, 4)
                        .number(0, 4)
                        .text("x"));
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
