package io.twoway.source.charset;

import io.debezium.connector.binlog.jdbc.BinlogConnectorConnection;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.connect.errors.RetriableException;

/** The character sets of the captured server, each asked for once, when a text in it is first seen. */
public final class CharsetTables {

    private static final Map<String, TextBytes> UNICODE = Map.of(
            "utf8mb4", TextBytes.of(StandardCharsets.UTF_8),
            "utf8mb3", TextBytes.of(StandardCharsets.UTF_8),
            "utf8", TextBytes.of(StandardCharsets.UTF_8),
            "ucs2", TextBytes.of(StandardCharsets.UTF_16BE),
            "utf16", TextBytes.of(StandardCharsets.UTF_16BE),
            "utf16le", TextBytes.of(StandardCharsets.UTF_16LE),
            "utf32", TextBytes.of(Charset.forName("UTF-32BE")),
            "ascii", TextBytes.of(StandardCharsets.US_ASCII),
            "binary", TextBytes.of(StandardCharsets.ISO_8859_1));

    /** Of two codes for one character only that one counts which the character leads back to. */
    private static final String CHARACTERS =
            """
            WITH RECURSIVE number AS (SELECT 0 AS i UNION ALL SELECT i + 1 FROM number WHERE i < 65535),
            unicode AS (SELECT i, CONVERT(UNHEX(LPAD(HEX(i), 8, '0')) USING utf32) AS c
                          FROM number WHERE i NOT BETWEEN 55296 AND 57343)
            SELECT /*+ SET_VAR(cte_max_recursion_depth = 65536) */ i, HEX(CONVERT(c USING %1$s)) FROM unicode
             WHERE HEX(CONVERT(CONVERT(c USING %1$s) USING utf32)) = HEX(c)""";

    private final Supplier<BinlogConnectorConnection> server;

    // Mutable state, by name
    private final Map<String, TextBytes> asked = new ConcurrentHashMap<>();

    public CharsetTables(Supplier<BinlogConnectorConnection> server) {
        this.server = server;
    }

    /** Returns the set of that name; UTF-8 where a column has none. */
    public TextBytes of(String charset) {
        String name = charset == null ? "utf8mb4" : charset.toLowerCase(java.util.Locale.ROOT);
        TextBytes unicode = UNICODE.get(name);
        return unicode != null ? unicode : asked.computeIfAbsent(name, this::ask);
    }

    private TextBytes ask(String charset) {
        if (!charset.matches("\\w+")) {
            throw new IllegalArgumentException("'" + charset + "' is not the name of a character set");
        }
        CharsetTable table = new CharsetTable(charset.equals("gb18030"));
        try (BinlogConnectorConnection connection = server.get()) {
            connection.query(CHARACTERS.formatted(charset), rows -> {
                while (rows.next()) {
                    table.add(rows.getInt(1), rows.getString(2));
                }
            });
            return table;
        } catch (SQLException e) {
            throw new RetriableException(
                    "The server's character set " + charset + " could not be read: " + e.getMessage(), e);
        }
    }
}
