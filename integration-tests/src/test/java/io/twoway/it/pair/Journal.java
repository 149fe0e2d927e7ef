package io.twoway.it.pair;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The conflict journal of one site, as a user reads it. */
public final class Journal {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Site site;
    private final String table;

    Journal(Site site, String bookkeeping) {
        this.site = site;
        this.table = bookkeeping + ".conflict_log";
    }

    /** Returns all entries in the order in which they were written. */
    public List<JournalEntry> entries() {
        try (Connection connection = site.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM " + table + " ORDER BY id")) {
            List<JournalEntry> entries = new ArrayList<>();
            while (row.next()) {
                entries.add(entry(row));
            }
            return entries;
        } catch (SQLException | JsonProcessingException e) {
            throw new AssertionError("the journal of site " + site.name(), e);
        }
    }

    /** Returns the entries of one table. */
    public List<JournalEntry> entriesOf(String fullTableName) {
        return entries().stream()
                .filter(entry -> entry.table().equals(fullTableName))
                .toList();
    }

    private static JournalEntry entry(ResultSet row) throws SQLException, JsonProcessingException {
        List<JsonNode> current = new ArrayList<>();
        JSON.readTree(row.getString("current_images")).forEach(current::add);
        return new JournalEntry(
                row.getString("stream"),
                row.getLong("record_offset"),
                row.getString("table_name"),
                JSON.readTree(row.getString("row_key")),
                row.getString("kind"),
                row.getString("policy"),
                row.getString("outcome"),
                image(row.getString("before_image")),
                image(row.getString("after_image")),
                current);
    }

    private static Optional<JsonNode> image(String json) throws JsonProcessingException {
        return json == null ? Optional.empty() : Optional.of(JSON.readTree(json));
    }
}
