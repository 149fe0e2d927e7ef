package io.twoway.it.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One transaction of a client.
 *
 * @param database the pair's database
 * @param site {@code a} or {@code b}
 * @param writer the client, of which each site has a few
 * @param step the transaction's number among those of its client
 * @param bulkRows how many rows of the table {@code bulk} it inserts
 */
record Entry(String database, String site, int writer, int step, int bulkRows) {

    static final int WRITERS = 3;
    static final int MOST_ROWS = 20_000;

    private static final int SHARED_ROWS = 200;
    private static final int CODES = 10;
    private static final int MOVED = 10_000_000;

    /** Returns a number that no other transaction of the site has. */
    int number() {
        return number(step);
    }

    private int number(int ofStep) {
        return ofStep * WRITERS + writer;
    }

    /** What the keyed and the keyless ledger say of it. */
    String value() {
        return site + "-" + number();
    }

    /** Returns the earlier transaction of this client whose keyless row this one updates, or a negative step. */
    int updates() {
        return step % 4 == 1 ? step - 1 : -1;
    }

    /** Returns the earlier transaction of this client of whose keyless rows this one deletes one, or a negative step. */
    int deletes() {
        return step % 4 == 3 ? step - 3 : -1;
    }

    /** Returns how many equal rows it inserts into the keyless table: of twins only a count can tell. */
    int keylessRows() {
        return step % 10 == 4 ? 2 : 1;
    }

    static List<String> createTables(String database) {
        return List.of(
                "CREATE TABLE " + database
                        + ".shared (id INT PRIMARY KEY, version INT NOT NULL, site CHAR(1) NOT NULL, value VARCHAR(20))",
                "CREATE TABLE " + database
                        + ".ledger (site CHAR(1), n INT, value VARCHAR(20) NOT NULL, PRIMARY KEY (site, n))",
                "CREATE TABLE " + database + ".keyless (site CHAR(1), n INT, value VARCHAR(20) NOT NULL, KEY (n))",
                "CREATE TABLE " + database + ".bulk (site CHAR(1), n INT, i INT, PRIMARY KEY (site, n, i))",
                "CREATE TABLE " + database + ".moving (id INT PRIMARY KEY, site CHAR(1) NOT NULL, n INT NOT NULL)",
                "CREATE TABLE " + database
                        + ".codes (id INT PRIMARY KEY, site CHAR(1) NOT NULL, code VARCHAR(20) UNIQUE)",
                "INSERT INTO " + database + ".shared WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n"
                        + " WHERE i + 1 < " + SHARED_ROWS + ") SELECT i, 0, '-', '' FROM n");
    }

    /** Returns the statements of the transaction, without its COMMIT. */
    List<String> statements() {
        List<String> statements = new ArrayList<>();
        statements.add(update("shared", "version = version + 1, site = '" + site + "', value = '" + value() + "'")
                + " WHERE id = " + number() * (site.equals("a") ? 7 : 11) % SHARED_ROWS);
        statements.add(insert("ledger", "('" + site + "', " + number() + ", '" + value() + "')"));
        addKeyless(statements);
        addMoving(statements);
        addCodes(statements);
        if (bulkRows > 0) {
            statements.add("INSERT INTO " + database + ".bulk WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1"
                    + " FROM n WHERE i < " + bulkRows + ") SELECT '" + site + "', " + number() + ", i FROM n");
        }
        return statements;
    }

    private void addKeyless(List<String> statements) {
        String row = "('" + site + "', " + number() + ", '" + value() + "')";
        statements.add(insert("keyless", String.join(", ", Collections.nCopies(keylessRows(), row))));
        if (updates() >= 0) {
            statements.add(update("keyless", "value = '" + value() + "'") + ofKeyless(updates()));
        }
        if (deletes() >= 0) {
            statements.add("DELETE FROM " + database + ".keyless" + ofKeyless(deletes()) + " LIMIT 1");
        }
    }

    private String ofKeyless(int earlier) {
        return " WHERE site = '" + site + "' AND n = " + number(earlier);
    }

    /** Every third transaction changes the primary key of the row that the one before inserted. */
    private void addMoving(List<String> statements) {
        statements.add(insert("moving", "(" + id(number()) + ", '" + site + "', " + number() + ")"));
        if (step % 3 == 2) {
            statements.add(update("moving", "id = id + " + MOVED) + " WHERE id = " + id(number(step - 1)));
        }
    }

    /** Rows that are deleted and inserted again, and a unique value that passes from one row to another. */
    private void addCodes(List<String> statements) {
        int first = id((step % CODES * 2) * WRITERS + writer);
        int second = id((step % CODES * 2 + 1) * WRITERS + writer);
        statements.add("DELETE FROM " + database + ".codes WHERE id IN (" + first + ", " + second + ")");
        statements.add(insert("codes", "(" + first + ", '" + site + "', '" + value() + "')"));
        statements.add(update("codes", "code = NULL") + " WHERE id = " + first);
        statements.add(insert("codes", "(" + second + ", '" + site + "', '" + value() + "')"));
    }

    private int id(int number) {
        return number * 2 + (site.equals("a") ? 0 : 1);
    }

    private String insert(String table, String rows) {
        return "INSERT INTO " + database + "." + table + " VALUES " + rows;
    }

    private String update(String table, String assignments) {
        return "UPDATE " + database + "." + table + " SET " + assignments;
    }
}
