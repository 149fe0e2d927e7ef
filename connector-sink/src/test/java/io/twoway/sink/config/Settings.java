package io.twoway.sink.config;

import java.util.HashMap;
import java.util.Map;

/** The least that a sink needs, to be changed by a test. */
final class Settings {

    private final Map<String, String> properties = new HashMap<>(Map.of(
            "name", "a-to-b",
            "connector.class", "io.twoway.sink.TwoWayMySqlSinkConnector",
            "topics", "a",
            "site.name", "b",
            "database.hostname", "db.example.org",
            "database.user", "sync",
            "database.password", "secret"));

    private Settings() {}

    static Settings settings() {
        return new Settings();
    }

    /** The settings with one rule, {@code r}, for the table shop.orders. */
    static Settings withRule(String policy) {
        return settings()
                .with("site.priority", "a,b")
                .with("conflict.rules", "r")
                .with("conflict.r.tables", "shop.orders")
                .with("conflict.r.policy", policy);
    }

    Settings with(String key, String value) {
        properties.put(key, value);
        return this;
    }

    Settings without(String key) {
        properties.remove(key);
        return this;
    }

    Map<String, String> toMap() {
        return properties;
    }
}
