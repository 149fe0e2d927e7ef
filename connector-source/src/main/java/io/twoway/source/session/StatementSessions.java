package io.twoway.source.session;

import io.debezium.connector.binlog.jdbc.BinlogConnectorConnection;
import io.twoway.contract.OriginSession;
import io.twoway.ddl.ConnectionNumber;
import io.twoway.ddl.CopiedDefinition;
import io.twoway.ddl.DdlStatement;
import io.twoway.ddl.SelectedRows;
import io.twoway.source.charset.ServerCharsets;
import io.twoway.value.SystemZone;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.connect.errors.RetriableException;

/**
 * Reads the session of a statement, and its text in the character set of its client. What the binlog has in numbers and names
 * of this server is looked up at this server, once. Used by the thread that reads the binlog only.
 */
public final class StatementSessions {

    private static final String SYSTEM = "SYSTEM";

    /** The only one of the sets that a client can have in which a byte below 128 is not always the character of ASCII. */
    private static final List<String> SWE7 = List.of("10", "82");

    /** A collation of utf8mb4 that each server has. */
    private static final String UTF8MB4 = "45";

    private final Supplier<BinlogConnectorConnection> server;
    private final ServerCharsets charsets;

    // Mutable state
    private Optional<String> systemZone = Optional.empty();

    /** @param charsets the server's character sets, asked for once for rows and statements */
    public StatementSessions(Supplier<BinlogConnectorConnection> server, ServerCharsets charsets) {
        this.server = server;
        this.charsets = charsets;
    }

    /**
     * Returns the session of a statement, whose text is put right.
     *
     * @param startedMillis when the statement began
     * @param ofSession whether what only this session sees is part of what the statement did
     * @throws RetriableException when the server has to be asked and does not answer
     */
    public OriginSession read(SessionQuery query, long startedMillis, boolean ofSession) {
        StatusVariables status = StatusVariables.read(query.status());
        Map<String, String> values = new HashMap<>(status.values());
        values.computeIfPresent("time_zone", (name, zone) -> zone.equals(SYSTEM) ? systemZone() : zone);
        values.putIfAbsent("lc_time_names", "0");
        values.put("timestamp", "%d.%06d".formatted(startedMillis / 1000, status.microseconds()));
        Optional<String> text = textOf(query, values.get("character_set_client"));
        text.ifPresent(query::setSql);
        if (text.filter(SelectedRows::follow).isPresent()) {
            values.putAll(ofServer(values));
        }
        values.putAll(effects(query.getSql(), status, ofSession));
        if (ConnectionNumber.isUsedIn(query.getSql())) {
            values.put("pseudo_thread_id", String.valueOf(query.getThreadId()));
        }
        OriginSession session = new OriginSession(new TreeMap<>(values), Optional.empty());
        return text.isPresent() ? session : session.withBytes(query.text());
    }

    /** What the event says of a statement beside its session. */
    private static Map<String, String> effects(String text, StatusVariables status, boolean ofSession) {
        Map<String, String> effects = new HashMap<>();
        boolean made = status.changedDictionary() || SelectedRows.follow(text);
        if (made && DdlStatement.read(text, "").onlyIfMissing()) {
            effects.put(OriginSession.MADE, "1");
        }
        if (ofSession && CopiedDefinition.isIn(text)) {
            effects.put(OriginSession.COPIES_TEMPORARY, "1");
        }
        return effects;
    }

    /** What the server writes is in UTF-8, and its backslashes escape, whatever the session of the client is. */
    private static Map<String, String> ofServer(Map<String, String> session) {
        String modes = Arrays.stream(session.getOrDefault("sql_mode", "").split(","))
                .filter(mode -> !mode.equals("NO_BACKSLASH_ESCAPES"))
                .collect(Collectors.joining(","));
        return Map.of("sql_mode", modes, "character_set_client", UTF8MB4, "collation_connection", UTF8MB4);
    }

    private Optional<String> textOf(SessionQuery query, String client) {
        byte[] bytes = query.text();
        if (isAscii(bytes) && !SWE7.contains(client)) {
            return Optional.of(new String(bytes, StandardCharsets.US_ASCII));
        }
        String charset = client == null ? "utf8mb4" : charset(client);
        // whoever declares bytes to be binary sends names in the server's own set
        return ClientText.decode(bytes, charsets.named(charset.equals("binary") ? "utf8mb4" : charset));
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private String charset(String collation) {
        return charsets.ofCollation(Integer.parseInt(collation)).name();
    }

    /** A zone that cannot be named stays what it is: the sink then refuses the statement. */
    private String systemZone() {
        if (systemZone.isEmpty()) {
            List<Integer> offsets = ask(connection -> {
                connection.execute("SET SESSION time_zone = 'SYSTEM'");
                List<Integer> months = new ArrayList<>();
                connection.query(SystemZone.OFFSETS, rows -> {
                    while (rows.next()) {
                        months.add(rows.getInt(1));
                    }
                });
                return months;
            });
            systemZone = SystemZone.named(offsets).or(() -> Optional.of(SYSTEM));
        }
        return systemZone.get();
    }

    private <T> T ask(Question<T> question) {
        try (BinlogConnectorConnection connection = server.get()) {
            return question.ask(connection);
        } catch (SQLException e) {
            throw new RetriableException(
                    "The server could not be asked about a statement's session: " + e.getMessage(), e);
        }
    }

    private interface Question<T> {
        T ask(BinlogConnectorConnection connection) throws SQLException;
    }
}
