package io.twoway.it.workload;

import java.util.List;
import java.util.Locale;

/**
 * The tables of the random workload. In each, some rows are shared: both sites update them, neither removes them. All
 * other rows belong to the site that inserted them, and only it touches them.
 */
enum RandomTables {
    INT_KEY("id INT PRIMARY KEY, owner CHAR(1) NOT NULL, v VARCHAR(30), extra DECIMAL(10,2)", "%d"),
    COMPOSITE_KEY(
            "k1 INT, id INT, owner CHAR(1) NOT NULL, v VARCHAR(30), extra DECIMAL(10,2), PRIMARY KEY (id, k1)",
            "5, %d"),
    TEXT_KEY("id VARCHAR(20) PRIMARY KEY, owner CHAR(1) NOT NULL, v VARCHAR(30), extra DECIMAL(10,2)", "'%d'"),
    UNIQUE_VALUE("id INT PRIMARY KEY, owner CHAR(1) NOT NULL, v VARCHAR(30) UNIQUE, extra DECIMAL(10,2)", "%d"),
    KEYLESS("id INT, owner CHAR(1) NOT NULL, v VARCHAR(30), extra DECIMAL(10,2)", "%d");

    static final String SHARED = "s";
    static final int SHARED_ROWS = 30;

    private final String columns;
    private final String keyValues;

    RandomTables(String columns, String keyValues) {
        this.columns = columns;
        this.keyValues = keyValues;
    }

    /** A keyless row is known by its values only, so it cannot be updated by two. */
    boolean hasSharedRows() {
        return this != KEYLESS;
    }

    String table() {
        return "chaos." + name().toLowerCase(Locale.ROOT);
    }

    String create() {
        return "CREATE TABLE " + table() + " (" + columns + ")";
    }

    String insert(int id, String owner, String value) {
        return "INSERT INTO " + table() + " VALUES (" + keyValues.formatted(id) + ", '" + owner + "', '" + value
                + "', 1.5)";
    }

    String update(int id, String owner, String value) {
        return "UPDATE " + table() + " SET v = '" + value + "', extra = IFNULL(extra, 0) + 1" + where(id, owner);
    }

    String delete(int id, String owner) {
        return "DELETE FROM " + table() + where(id, owner);
    }

    private static String where(int id, String owner) {
        return " WHERE id = '" + id + "' AND owner = '" + owner + "'";
    }

    static List<RandomTables> all() {
        return List.of(values());
    }
}
