package io.twoway.source.definition;

import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes TABLE_MAP events as MySQL does. */
final class TableMapBytes {

    private final String table;
    private final ByteArrayOutputStream types = new ByteArrayOutputStream();
    private final ByteArrayOutputStream sizes = new ByteArrayOutputStream();
    private final ByteArrayOutputStream fields = new ByteArrayOutputStream();
    private int nullable;

    TableMapBytes(String table) {
        this.table = table;
    }

    /** Adds a column of a type, with what the event says of its size; at most 8. */
    TableMapBytes column(int type, boolean optional, int... size) {
        nullable |= optional ? 1 << types.size() : 0;
        types.write(type);
        for (int part : size) {
            sizes.write(part);
        }
        return this;
    }

    /** Adds a field of attributes. */
    TableMapBytes field(int number, int... bytes) {
        fields.write(number);
        fields.write(bytes.length);
        for (int part : bytes) {
            fields.write(part);
        }
        return this;
    }

    /** Adds a field of names. */
    TableMapBytes names(String... names) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String name : names) {
            byte[] text = name.getBytes(StandardCharsets.UTF_8);
            all.write(text.length);
            all.writeBytes(text);
        }
        fields.write(4);
        fields.write(all.size());
        fields.writeBytes(all.toByteArray());
        return this;
    }

    private static void name(ByteArrayOutputStream event, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        event.write(text.length);
        event.writeBytes(text);
        event.write(0);
    }

    byte[] bytes() {
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        event.writeBytes(new byte[] {9, 0, 0, 0, 0, 0, 1, 0});
        name(event, "shop");
        name(event, table);
        event.write(types.size());
        event.writeBytes(types.toByteArray());
        event.write(sizes.size());
        event.writeBytes(sizes.toByteArray());
        event.write(nullable);
        event.writeBytes(fields.toByteArray());
        return event.toByteArray();
    }

    TableMapData read() {
        try {
            return (TableMapData) new TableMapReader().deserialize(new ByteArrayInputStream(bytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Character sets of four collations. */
    static CollationCharsets charsets() {
        return new CollationCharsets() {
            @Override
            public Charset ofCollation(int number) {
                return switch (number) {
                    case 8 -> new Charset("latin1", 1);
                    case 33 -> new Charset("utf8", 3);
                    case 63 -> new Charset("binary", 1);
                    case 255 -> new Charset("utf8mb4", 4);
                    default -> throw new IllegalArgumentException("collation " + number);
                };
            }

            @Override
            public String decode(String charset, byte[] bytes) {
                return new String(
                        bytes, charset.equals("latin1") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
            }
        };
    }
}
