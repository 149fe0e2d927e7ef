package io.twoway.it.schemas;

import io.twoway.it.pair.Site;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A file of SQL statements as MySQL's client takes it. */
record SqlScript(List<String> statements) {

    /** Reads a resource of the class path. */
    static SqlScript ofResource(String path) {
        try (InputStream stream = SqlScript.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new AssertionError("there is no " + path + " on the class path");
            }
            return of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SqlScript ofFile(Path file) {
        try {
            return of(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SqlScript of(String text) {
        return new SqlScript(new SqlSplitter(text).statements());
    }

    /** Runs all of it in one session. */
    void run(Site site, String database) {
        String current = "";
        try (Connection connection = site.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("USE " + Column.quoted(database));
            for (String sql : statements) {
                current = sql;
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError("at site " + site.name() + ": " + e.getMessage() + " in: " + current, e);
        }
    }
}
