package io.twoway.source.charset;

import io.debezium.connector.binlog.jdbc.BinlogConnectorConnection;
import io.twoway.source.definition.CollationCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.connect.errors.RetriableException;

/** The character sets of the captured server, by the numbers of their collations; asked for once. */
public final class ServerCharsets implements CollationCharsets {

    private static final String COLLATIONS =
            """
            SELECT c.id, s.character_set_name, s.maxlen FROM information_schema.collations c
              JOIN information_schema.character_sets s ON s.character_set_name = c.character_set_name""";

    private final Supplier<BinlogConnectorConnection> server;
    private final CharsetTables tables;

    // Mutable state, for the thread that reads the binlog
    private final Map<Integer, Charset> byCollation = new HashMap<>();

    public ServerCharsets(Supplier<BinlogConnectorConnection> server, CharsetTables tables) {
        this.server = server;
        this.tables = tables;
    }

    @Override
    public Charset ofCollation(int number) {
        if (byCollation.isEmpty()) {
            ask();
        }
        Charset charset = byCollation.get(number);
        if (charset == null) {
            throw new IllegalArgumentException("The binlog names a collation by the number " + number
                    + ", which is none of the server's. Read a server of the version that wrote the binlog.");
        }
        return charset;
    }

    private void ask() {
        try (BinlogConnectorConnection connection = server.get()) {
            connection.query(COLLATIONS, rows -> {
                while (rows.next()) {
                    byCollation.put(rows.getInt(1), new Charset(rows.getString(2), rows.getInt(3)));
                }
            });
        } catch (SQLException e) {
            throw new RetriableException("The server's collations could not be read: " + e.getMessage(), e);
        }
    }

    /** Returns the characters of a set, by its name. */
    public TextBytes named(String charset) {
        return tables.of(charset);
    }

    @Override
    public String decode(String charset, byte[] bytes) {
        return named(charset)
                .decode(bytes)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The label 0x" + TextBytes.shown(bytes) + " of an ENUM or SET has a character that " + charset
                                + " does not share with Unicode. Give the column's labels other characters."));
    }
}
