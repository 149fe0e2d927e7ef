package io.twoway.contract;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;

/**
 * The name of an XA transaction in the form that the binlog and statements have, {@code X'6162',X'',1}: the same text on
 * both sites, however a client wrote it.
 *
 * @param text the two parts of the name in hexadecimal, and the number of their format
 */
public record Xid(String text) {

    private static final String FORM = "X'(?:[0-9a-f]{2})*',X'(?:[0-9a-f]{2})*',\\d+";
    private static final Pattern NAME = Pattern.compile(FORM);
    private static final Pattern IN_STATEMENT = Pattern.compile(FORM, Pattern.CASE_INSENSITIVE);

    public Xid {
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' does not name an XA transaction");
        }
    }

    /**
     * Makes the name from its parts.
     *
     * @param parts both parts, one behind the other
     * @param global the length of the first part
     * @param format an unsigned number of 32 bits
     */
    public static Xid of(byte[] parts, int global, int format) {
        HexFormat hex = HexFormat.of();
        return new Xid("X'" + hex.formatHex(parts, 0, global) + "',X'" + hex.formatHex(parts, global, parts.length)
                + "'," + Integer.toUnsignedString(format));
    }

    /** Returns the name in a statement as the server writes it into the binlog; empty when there is none. */
    public static Optional<Xid> in(String statement) {
        Matcher name = IN_STATEMENT.matcher(statement);
        if (!name.find()) {
            return Optional.empty();
        }
        String lower = name.group().toLowerCase(Locale.ROOT);
        return Optional.of(new Xid(lower.replace('x', 'X')));
    }

    /** Reads the header {@link Stamp#XID_HEADER}; empty when the record is of no XA transaction. */
    public static Optional<Xid> readFrom(Headers headers) {
        Header header = headers.lastWithName(Stamp.XID_HEADER);
        return Optional.ofNullable(header).map(Header::value).map(value -> new Xid(value.toString()));
    }

    /** Writes this name into the headers. */
    public void writeTo(Headers headers) {
        headers.remove(Stamp.XID_HEADER);
        headers.addString(Stamp.XID_HEADER, text);
    }

    @Override
    public String toString() {
        return text;
    }
}
