package io.twoway.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Privileges of a user of the connectors, read from the file that people run: never more than it says, so that a missing
 * privilege shows in the tests.
 */
public enum UserScript {
    /** One user for a server's source and sink. */
    TWO_WAY("two-way.sql", "twoway"),
    /** The user of a source alone, for one database. */
    SOURCE("source.sql", "twoway_source"),
    /** The user of a sink alone, for one database. */
    SINK("sink.sql", "twoway_sink");

    private final String file;
    private final String user;

    UserScript(String file, String user) {
        this.file = file;
        this.user = user;
    }

    /** Returns the name of the user, who may log in from any host. */
    public String user() {
        return user;
    }

    /** Returns the user as GRANT takes it. */
    public String account() {
        return "'" + user + "'@'%'";
    }

    /** Returns the GRANT statements, each on one line and without its semicolon. */
    public List<String> grants() {
        String sql = text().lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining(" "));
        return Arrays.stream(sql.split(";"))
                .map(statement -> statement.strip().replaceAll("\\s+", " "))
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    /** Returns the file: its folder in config-examples is a folder of resources too. */
    public String text() {
        try (InputStream resource = UserScript.class.getResourceAsStream("/users/" + file)) {
            return new String(resource.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
