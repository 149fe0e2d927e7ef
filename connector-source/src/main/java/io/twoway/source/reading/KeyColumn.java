package io.twoway.source.reading;

import io.debezium.relational.Column;
import java.util.Arrays;
import java.util.Locale;
import org.apache.kafka.connect.errors.ConnectException;

/** Writes the value of a key's column as a literal, so that MySQL finds the rows behind it by its own order. */
enum KeyColumn {
    NUMBER("(BIG|MEDIUM|SMALL|TINY)?INT(EGER)?|DEC(IMAL)?|NUMERIC|FIXED|BOOL(EAN)?|SERIAL", "%s", "CAST(%s AS CHAR)"),
    /** Ordered by their numbers, and compared by what they look like unless they are made numbers. */
    NUMBERED("ENUM|SET|BIT|YEAR", "(%s + 0)", "CAST(%s + 0 AS CHAR)"),
    APPROXIMATE("FLOAT|DOUBLE|REAL", "(%s + 0e0)", "CAST(%s + 0e0 AS CHAR)"),
    TEMPORAL("DATE|DATETIME|TIME", "%s", "CONCAT('''', CAST(%s AS CHAR), '''')"),
    /** In seconds: the text would be in a time zone, in which some points of time have the same text. */
    TIMESTAMP("TIMESTAMP", "UNIX_TIMESTAMP(%s)", "CAST(UNIX_TIMESTAMP(%s) AS CHAR)"),
    /** The bytes, in the column's own character set: the comparison is then by the column's collation. */
    TEXT("N?(VAR)?CHAR|CHARACTER|(TINY|MEDIUM|LONG)?TEXT", "%s", "CONCAT('_', CHARSET(%1$s), ' X''', HEX(%1$s), '''')"),
    BINARY("(VAR)?BINARY|(TINY|MEDIUM|LONG)?BLOB", "%s", "CONCAT('X''', HEX(%s), '''')");

    private final String types;
    private final String compared;
    private final String literal;

    KeyColumn(String types, String compared, String literal) {
        this.types = types;
        this.compared = compared;
        this.literal = literal;
    }

    /** @throws ConnectException when rows cannot be found by such a column */
    static KeyColumn of(Column column) {
        String type = column.typeName().toUpperCase(Locale.ROOT).split("[ (]", 2)[0];
        return Arrays.stream(values())
                .filter(kind -> type.matches(kind.types))
                .findFirst()
                .orElseThrow(() -> new ConnectException("Rows cannot be found by the column '" + column.name()
                        + "' of a key: its type is " + column.typeName()));
    }

    /** Returns what to compare with a literal. */
    String compared(String quoted) {
        return compared.formatted(quoted);
    }

    /** Returns the expression whose value is the literal. */
    String literal(String quoted) {
        return literal.formatted(quoted);
    }
}
