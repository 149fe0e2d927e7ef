package io.twoway.sandbox.demo;

import java.util.List;

/**
 * Two writes to one row at the same time.
 *
 * @param policy what resolves it
 * @param table the table it happens in
 * @param insert makes the row, on A
 * @param onA what A sets
 * @param onB what B sets, before it has seen A's write
 */
record Conflict(String policy, String table, String insert, String onA, String onB) {

    /** The conflicts that resolve themselves; a token makes unique values new in every run. */
    static List<Conflict> resolvedByPolicy(String token) {
        return List.of(
                new Conflict(
                        "Overwrite towards B, Ignore towards A: site A has priority",
                        "shop.customers",
                        "INSERT INTO shop.customers (name, email, city) VALUES ('Mary', 'mary." + token
                                + "@example.com', 'Whitby')",
                        "city = 'Paris'",
                        "city = 'Rome'"),
                new Conflict(
                        "UseMax on version: the later version, written on B",
                        "shop.orders",
                        "INSERT INTO shop.orders (customer_id, state, version)"
                                + " SELECT MIN(id), 'new', 1 FROM shop.customers",
                        "state = 'paid', version = 2",
                        "state = 'shipped', version = 3"),
                new Conflict(
                        "UseMin on price: the lower price, written on A",
                        "shop.prices",
                        "INSERT INTO shop.prices (item, price) VALUES ('table', 200.00)",
                        "price = 189.00",
                        "price = 195.50"),
                new Conflict(
                        "UseMax for the column received alone, the rest of the row by priority of site A",
                        "shop.stock",
                        "INSERT INTO shop.stock (item, place, received) VALUES ('table', 'dock', 10)",
                        "place = 'hall', received = 14",
                        "place = 'yard', received = 17"));
    }

    /** The conflict that a person has to decide. */
    static Conflict forAPerson() {
        return new Conflict(
                "TaskFailed: a person decides",
                "shop.payments",
                "INSERT INTO shop.payments (order_id, amount, state) SELECT MIN(id), 75.00, 'open' FROM shop.orders",
                "state = 'settled'",
                "state = 'refused'");
    }

    String select(long id) {
        return "SELECT * FROM " + table + " WHERE id = " + id;
    }

    String update(String assignments, long id) {
        return "UPDATE " + table + " SET " + assignments + " WHERE id = " + id;
    }
}
