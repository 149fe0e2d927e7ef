package io.twoway.source.session;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Settings that the binlog has of the session of a statement: the status variables of a Query event, as MySQL's own replica reads
 * them. Each has a code and a length that follows from it, so nothing behind an unknown code can be read.
 */
final class StatusVariables {

    private static final long NO_FOREIGN_KEY_CHECKS = 1L << 26;
    private static final long RELAXED_UNIQUE_CHECKS = 1L << 27;
    private static final int TOO_MANY_DATABASES = 254;

    private final ByteBuffer block;

    // Mutable state
    private final Map<String, String> values = new LinkedHashMap<>();
    private int microseconds;
    private boolean committed;

    private StatusVariables(byte[] block) {
        this.block = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    }

    static StatusVariables read(byte[] block) {
        StatusVariables variables = new StatusVariables(block);
        boolean known = true;
        while (known && variables.block.hasRemaining()) {
            known = variables.readNext();
        }
        return variables;
    }

    /** Returns the session variables by their names; where the binlog has the number of a collation, this is the value. */
    Map<String, String> values() {
        return values;
    }

    /** Returns the fraction of the second in which the statement began. */
    int microseconds() {
        return microseconds;
    }

    /** Returns whether the statement has changed the server's dictionary, in a transaction, and not only been run. */
    boolean changedDictionary() {
        return committed;
    }

    /** The numbers are those of MySQL's {@code Query_event_status_vars}. */
    private boolean readNext() {
        int code = block.get();
        switch (code) {
            case 0 -> readFlags(number(4));
            case 1 -> values.put("sql_mode", SqlModes.of(block.getLong()));
            case 2 -> skip(number(1) + 1); // the catalog, with a zero behind it
            case 3 -> put("auto_increment_increment", 2, "auto_increment_offset");
            case 4 -> put("character_set_client", 2, "collation_connection", "collation_server");
            case 5 -> values.put("time_zone", text());
            case 6 -> text(); // the catalog
            case 7 -> put("lc_time_names", 2);
            case 8 -> put("collation_database", 2);
            case 9 -> skip(8); // tables of a multi-table UPDATE
            case 17 -> committed = block.getLong() > 0; // the number of its transaction
            case 10 -> skip(4); // the event's length at an older server
            case 11 -> {
                text(); // the user
                text(); // and host that became the definer, whom the statement names
            }
            case 12 -> skipDatabases();
            case 13 -> microseconds = (int) number(3);
            case 16 -> put("explicit_defaults_for_timestamp", 1);
            case 18 -> put("default_collation_for_utf8mb4", 2);
            case 19 -> put("sql_require_primary_key", 1);
            case 20 -> put("default_table_encryption", 1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void readFlags(long flags) {
        values.put("foreign_key_checks", (flags & NO_FOREIGN_KEY_CHECKS) == 0 ? "1" : "0");
        values.put("unique_checks", (flags & RELAXED_UNIQUE_CHECKS) == 0 ? "1" : "0");
    }

    private void put(String name, int length, String... further) {
        values.put(name, String.valueOf(number(length)));
        for (String other : further) {
            values.put(other, String.valueOf(number(length)));
        }
    }

    private void skipDatabases() {
        int count = (int) number(1);
        for (int i = 0; count != TOO_MANY_DATABASES && i < count; i++) {
            while (block.get() != 0) {
                // up to the end of the name
            }
        }
    }

    private String text() {
        byte[] bytes = new byte[(int) number(1)];
        block.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void skip(long length) {
        block.position(block.position() + (int) length);
    }

    private long number(int length) {
        long number = 0;
        for (int i = 0; i < length; i++) {
            number |= (block.get() & 0xFFL) << (Byte.SIZE * i);
        }
        return number;
    }
}
