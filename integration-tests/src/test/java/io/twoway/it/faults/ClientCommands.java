package io.twoway.it.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.regex.Pattern;

/** Follows the packets that a MySQL client sends, and notices the COMMIT of a transaction that changed rows. */
final class ClientCommands {

    private static final int HEADER_BYTES = 4;
    private static final int BYTES_KEPT = 32;
    private static final int COM_QUERY = 3;
    private static final Pattern CHANGE = Pattern.compile("[^A-Z]*(INSERT|UPDATE|DELETE)\\b.*", Pattern.DOTALL);

    // Mutable state
    private final int[] header = new int[HEADER_BYTES];
    private final byte[] payload = new byte[BYTES_KEPT];
    private int headerRead;
    private int payloadLength;
    private int payloadRead;
    private final StringBuilder end = new StringBuilder();
    private boolean changed;

    /** Takes the next bytes and returns whether a COMMIT of changes ended among them. */
    boolean commitsChanges(byte[] bytes, int length) {
        boolean commits = false;
        for (int i = 0; i < length; i++) {
            commits |= accept(bytes[i]);
        }
        return commits;
    }

    private boolean accept(byte next) {
        if (headerRead < HEADER_BYTES) {
            header[headerRead++] = next & 0xff;
            payloadLength = header[0] | header[1] << 8 | header[2] << 16;
            payloadRead = 0;
            end.setLength(0);
        } else {
            if (payloadRead < BYTES_KEPT) {
                payload[payloadRead] = next;
            }
            end.append((char) (next & 0xff));
            end.delete(0, end.length() - Math.min(end.length(), BYTES_KEPT));
            payloadRead++;
        }
        boolean whole = headerRead == HEADER_BYTES && payloadRead == payloadLength;
        if (whole) {
            headerRead = 0;
        }
        return whole && isCommand() && endsChanges();
    }

    /** A command is the first packet of an exchange; during a login the client answers, with higher numbers. */
    private boolean isCommand() {
        return header[3] == 0 && payloadLength > 0 && payload[0] == COM_QUERY;
    }

    /**
     * Between the command's code and its text there may be query attributes, a few bytes that are no letters. A COMMIT may come in
     * one packet with the changes before it.
     */
    private boolean endsChanges() {
        String text =
                new String(payload, 1, Math.min(payloadLength, BYTES_KEPT) - 1, ISO_8859_1).toUpperCase(Locale.ROOT);
        changed |= CHANGE.matcher(text).matches();
        String last = end.toString().toUpperCase(Locale.ROOT);
        boolean commits = changed && last.endsWith("COMMIT");
        changed &= !last.endsWith("COMMIT") && !last.endsWith("ROLLBACK");
        return commits;
    }
}
