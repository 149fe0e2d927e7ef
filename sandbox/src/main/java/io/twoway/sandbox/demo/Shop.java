package io.twoway.sandbox.demo;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The demonstration's database: a few tables, one for each way to resolve a conflict. */
final class Shop {

    static final String DATABASE = "shop";

    private static final List<String> TABLES = List.of(
            "CREATE TABLE shop.customers (id BIGINT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(80) NOT NULL,"
                    + " email VARCHAR(120) NOT NULL UNIQUE, city VARCHAR(60))",
            "CREATE TABLE shop.orders (id BIGINT AUTO_INCREMENT PRIMARY KEY, customer_id BIGINT NOT NULL,"
                    + " state VARCHAR(20) NOT NULL, version INT UNSIGNED NOT NULL,"
                    + " FOREIGN KEY (customer_id) REFERENCES shop.customers (id))",
            "CREATE TABLE shop.stock (id BIGINT AUTO_INCREMENT PRIMARY KEY, item VARCHAR(60) NOT NULL,"
                    + " place VARCHAR(40) NOT NULL, received INT UNSIGNED NOT NULL)",
            "CREATE TABLE shop.prices (id BIGINT AUTO_INCREMENT PRIMARY KEY, item VARCHAR(60) NOT NULL,"
                    + " price DECIMAL(10,2) NOT NULL)",
            "CREATE TABLE shop.payments (id BIGINT AUTO_INCREMENT PRIMARY KEY, order_id BIGINT NOT NULL,"
                    + " amount DECIMAL(12,2) NOT NULL, state VARCHAR(20) NOT NULL,"
                    + " FOREIGN KEY (order_id) REFERENCES shop.orders (id))");

    private static final List<String> ROWS = List.of(
            "INSERT INTO shop.customers (name, email, city) VALUES ('Ada', 'ada@example.com', 'London'),"
                    + " ('Grace', 'grace@example.com', 'New York'), ('Zoë', 'zoe@example.com', NULL)",
            "INSERT INTO shop.orders (customer_id, state, version) SELECT id, 'new', 1 FROM shop.customers",
            "INSERT INTO shop.stock (item, place, received) VALUES ('lamp', 'shelf 1', 40), ('chair', 'hall', 12)",
            "INSERT INTO shop.prices (item, price) VALUES ('lamp', 49.90), ('chair', 129.00)",
            "INSERT INTO shop.payments (order_id, amount, state) SELECT id, 49.90, 'open' FROM shop.orders");

    private Shop() {}

    static boolean existsOn(Site site) throws SQLException {
        return site.number("SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = '" + DATABASE + "'")
                == 1;
    }

    static void createOn(Site site) throws SQLException {
        site.define("CREATE DATABASE " + DATABASE + " CHARACTER SET utf8mb4");
        for (String table : TABLES) {
            site.define(table);
        }
        for (String rows : ROWS) {
            site.write(rows);
        }
    }

    /** Returns the names of the shop's tables, those that a user added included. */
    static List<String> tablesOn(Site site) throws SQLException {
        List<String> names = new ArrayList<>();
        site.rows("SELECT table_name FROM information_schema.tables WHERE table_schema = '" + DATABASE
                        + "' AND table_type = 'BASE TABLE' ORDER BY table_name")
                .forEach(row -> names.add(row.get(0).value()));
        return names;
    }
}
