package io.twoway.sink.store.session;

import com.mysql.cj.NativeSession;
import com.mysql.cj.exceptions.CJException;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.exceptions.SQLExceptionsMapping;
import com.mysql.cj.jdbc.result.ResultSetFactory;
import com.mysql.cj.protocol.a.NativeMessageBuilder;
import com.mysql.cj.protocol.a.NativePacketPayload;
import io.twoway.contract.OriginSession;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * A statement in the character set of the origin's client: the bytes of a literal behind an introducer count, and a routine
 * keeps the set in which it was written.
 */
final class SentText {

    /** What the driver sends is right in these. */
    private static final Set<String> OF_DRIVER = Set.of("utf8mb4", "utf8mb3", "utf8", "binary", "ascii");

    private static final String CHARSET = "SELECT character_set_name FROM information_schema.collations WHERE id = ?";

    private final String text;
    private final Optional<byte[]> bytes;

    private SentText(String text, Optional<byte[]> bytes) {
        this.text = text;
        this.bytes = bytes;
    }

    /**
     * Prepares a statement, in the sink's own session.
     *
     * @param mark a comment before it
     * @param text what to run
     * @param statement what it was at the origin
     * @throws SQLException when the server cannot write it in that character set
     */
    static SentText of(Connection connection, String mark, String text, String statement, OriginSession origin)
            throws SQLException {
        if (origin.bytes().isPresent() && !text.equals(statement)) {
            throw new SQLException(
                    "it has bytes that are no characters of its client, and another text than at the origin");
        }
        Optional<byte[]> bytes = origin.statementBytes().isPresent()
                ? origin.statementBytes()
                : encoded(connection, text, origin.value("character_set_client"));
        return new SentText(mark + text, bytes.map(sent -> joined(mark, sent)));
    }

    void run(Connection connection) throws SQLException {
        if (bytes.isPresent()) {
            send(connection, bytes.get());
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false); // braces are JDBC's, and not MySQL's
            statement.execute(text);
        }
    }

    private static Optional<byte[]> encoded(Connection connection, String text, Optional<String> client)
            throws SQLException {
        if (client.isEmpty()) {
            return Optional.empty();
        }
        String charset = client.get().matches("\\d+") ? charset(connection, client.get()) : client.get();
        return OF_DRIVER.contains(charset) ? Optional.empty() : Optional.of(encoded(connection, text, charset));
    }

    private static String charset(Connection connection, String collation) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(CHARSET)) {
            query.setString(1, collation);
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    return row.getString(1);
                }
                throw new SQLException("the origin's client wrote in the character set of collation " + collation
                        + ", which this server does not have: it must not be older than the origin");
            }
        }
    }

    private static byte[] encoded(Connection connection, String text, String charset) throws SQLException {
        String name = charset.replaceAll("\\W", "");
        String query = "SELECT CAST(CONVERT(? USING %1$s) AS BINARY), CONVERT(CONVERT(? USING %1$s) USING utf8mb4)";
        try (PreparedStatement conversion = connection.prepareStatement(query.formatted(name))) {
            conversion.setString(1, text);
            conversion.setString(2, text);
            try (ResultSet row = conversion.executeQuery()) {
                row.next();
                if (!text.equals(row.getString(2))) {
                    throw new SQLException("the origin's client wrote it in " + charset
                            + ", in which this server cannot" + " write all of its characters");
                }
                return row.getBytes(1);
            }
        }
    }

    /** The driver knows no way to send anything but its own character set. */
    private static void send(Connection connection, byte[] query) throws SQLException {
        JdbcConnection driver = connection.unwrap(JdbcConnection.class);
        NativeSession session = (NativeSession) driver.getSession();
        NativePacketPayload packet = new NativeMessageBuilder(
                        session.getServerSession().supportsQueryAttributes())
                .buildComQuery(null, session, query);
        try {
            session.execSQL(null, null, -1, packet, false, new ResultSetFactory(driver, null), null, false);
        } catch (CJException e) {
            throw SQLExceptionsMapping.translateException(e, driver.getExceptionInterceptor());
        }
    }

    private static byte[] joined(String mark, byte[] statement) {
        byte[] start = mark.getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(start, start.length + statement.length);
        System.arraycopy(statement, 0, all, start.length, statement.length);
        return all;
    }
}
