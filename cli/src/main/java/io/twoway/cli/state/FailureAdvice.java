package io.twoway.cli.state;

import io.twoway.cli.pair.ConnectorConfig;
import io.twoway.cli.pair.Placeholders;
import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectFailure;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says how to go on after a failure, to a person who has read its reason. */
public final class FailureAdvice {

    private static final Pattern LOGIN = Pattern.compile("Access denied for user '([^']*)'@'[^']*' \\(using password");
    private static final String PASSWORD = "database.password";

    private final ConnectClient connect;
    private final Placeholders placeholders;

    /** Makes advice where nothing is known of what stands behind placeholders. */
    public FailureAdvice(ConnectClient connect) {
        this(connect, new Placeholders(Map.of()));
    }

    /** @param placeholders knows here what stands in the connectors' settings */
    public FailureAdvice(ConnectClient connect, Placeholders placeholders) {
        this.connect = connect;
        this.placeholders = placeholders;
    }

    /**
     * Returns the way on.
     *
     * @param name the connector's name
     * @param reason why it failed
     */
    public String after(String name, String reason) {
        ConnectorConfig connector = registered(name);
        Matcher login = LOGIN.matcher(reason);
        String server = login.find() ? login(connector, login.group(1)) : destination(connector);
        return server + "Mend it as it says, then: bin/two-way restart " + name;
    }

    /**
     * Returns the settings that Connect has, which are all in its memory: asked for one alone it would wait for a broker that
     * may be away. A reason is not to be hidden because they cannot be had.
     */
    private ConnectorConfig registered(String name) {
        try {
            return new ConnectorConfig(name, connect.connectors().getOrDefault(name, Map.of()));
        } catch (ConnectFailure e) {
            return new ConnectorConfig(name, Map.of());
        }
    }

    /** Statements in a reason are mostly for that server, and a person has at least two. */
    private String destination(ConnectorConfig connector) {
        return connector.isSink() && connector.setting("database.hostname").isPresent()
                ? "The destination is the MySQL server of site "
                        + connector.setting("site.name").orElse("?") + " at " + placeholders.addressOf(connector)
                        + ".\n"
                : "";
    }

    private String login(ConnectorConfig connector, String user) {
        return "The server of " + connector.name() + " at " + placeholders.addressOf(connector)
                + " does not take the password of its user '" + user + "'. If it was changed there:\n"
                + "  - give the connector the new one: " + newSecret(connector) + "; or\n"
                + "  - let the server take the old one again, at that server (with the host of the account, if it has one):\n"
                + "    ALTER USER '" + user + "'@'%' IDENTIFIED BY '...';\n";
    }

    private static String newSecret(ConnectorConfig connector) {
        String written = connector.setting(PASSWORD).orElse("");
        if (written.startsWith("${env:")) {
            return "set the variable of " + written + " for each worker, and restart the workers";
        }
        return written.startsWith("${")
                ? "change what stands behind " + written + " on each worker"
                : "put it into " + PASSWORD + " of its file, and run bin/two-way deploy";
    }
}
