package io.twoway.source.config;

import java.util.HashMap;
import java.util.Map;

/** A complete, correct configuration to start a test from. */
public final class UserSettings {

    private UserSettings() {}

    /** Returns it as a map that can be changed. */
    public static Map<String, String> forward() {
        return new HashMap<>(Map.ofEntries(
                Map.entry("name", "a-source"),
                Map.entry("connector.class", "io.twoway.source.TwoWayMySqlSourceConnector"),
                Map.entry("site.name", "a"),
                Map.entry("direction", "forward"),
                Map.entry("database.hostname", "localhost"),
                Map.entry("database.port", "1"),
                Map.entry("database.user", "capture"),
                Map.entry("database.password", "not-to-be-seen"),
                Map.entry("database.server.id", "4711"),
                Map.entry("schema.history.internal.kafka.bootstrap.servers", "localhost:2"),
                Map.entry("transforms", "origin"),
                Map.entry("transforms.origin.type", "io.twoway.smt.OriginFilter")));
    }

    /** Returns {@link #forward()} with some settings changed. */
    public static Map<String, String> with(Map<String, String> changes) {
        Map<String, String> settings = forward();
        settings.putAll(changes);
        return settings;
    }

    /** Returns {@link #forward()} without some settings. */
    public static Map<String, String> without(String... keys) {
        Map<String, String> settings = forward();
        for (String key : keys) {
            settings.remove(key);
        }
        return settings;
    }
}
