package io.twoway.source.exact;

import com.github.shyiko.mysql.binlog.event.deserialization.AbstractRowsEventDataDeserializer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;

/** Values in a JSON document that JSON has no type for, as the text that MySQL prints of them. */
final class JsonOpaque {

    private static final int TIMESTAMP = 7;
    private static final int DATE = 10;
    private static final int TIME = 11;
    private static final int DATETIME = 12;
    private static final int DECIMAL = 246;
    private static final int LINE = 76;

    private JsonOpaque() {}

    /**
     * Appends a value.
     *
     * @param type the number of its column type
     */
    static void write(int type, byte[] bytes, StringBuilder to) {
        switch (type) {
            case DECIMAL ->
                to.append(AbstractRowsEventDataDeserializer.asBigDecimal(
                                bytes[0], bytes[1], Arrays.copyOfRange(bytes, 2, bytes.length))
                        .toPlainString());
            case DATE -> to.append('"').append(date(packed(bytes))).append('"');
            case DATETIME, TIMESTAMP ->
                to.append('"')
                        .append(date(packed(bytes)))
                        .append(' ')
                        .append(clock(packed(bytes) & 0x1FFFFFFFFFFL))
                        .append('"');
            case TIME -> {
                long packed = packed(bytes);
                to.append('"')
                        .append(packed < 0 ? "-" : "")
                        .append(clock(Math.abs(packed)))
                        .append('"');
            }
            default ->
                JsonText.quoted(
                        "base64:type" + type + ":"
                                + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(bytes),
                        to);
        }
    }

    private static long packed(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    /** Above 41 bits of time: year * 13 + month, and 5 bits day. */
    private static String date(long packed) {
        long yearMonth = packed >>> 46;
        return "%04d-%02d-%02d".formatted(yearMonth / 13, yearMonth % 13, (packed >>> 41) & 0x1F);
    }

    /** Hours, 6 bits minutes, 6 bits seconds, 24 bits microseconds. */
    private static String clock(long packed) {
        long clock = packed >>> 24;
        return "%02d:%02d:%02d.%06d".formatted(clock >>> 12, (clock >>> 6) & 0x3F, clock & 0x3F, packed & 0xFFFFFF);
    }
}
