-- A wholesaler's depots, products and orders. Each table has something that a schema may have and that is easily forgotten.

CREATE TABLE country (
  code CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'ISO 3166',
  name VARCHAR(80) NOT NULL,
  vat DECIMAL(5,2) NOT NULL DEFAULT 20.00,
  PRIMARY KEY (code),
  CONSTRAINT vat_is_a_percentage CHECK (vat >= 0)
) COMMENT 'where customers and suppliers live; it''s short';

CREATE TABLE depot (
  id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  code VARCHAR(12) CHARACTER SET latin1 COLLATE latin1_general_cs NOT NULL,
  place POINT NOT NULL SRID 4326,
  opening JSON NOT NULL DEFAULT (JSON_OBJECT('mon', '08:00')),
  flags BIT(5) NOT NULL DEFAULT b'00001',
  PRIMARY KEY (id),
  UNIQUE KEY (code),
  SPATIAL KEY (place)
);

CREATE TABLE customer (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  reference BINARY(16) NOT NULL DEFAULT (UUID_TO_BIN(UUID(), 1)),
  email VARCHAR(190) DEFAULT NULL,
  first_name VARCHAR(60) NOT NULL,
  last_name VARCHAR(60) NOT NULL COLLATE utf8mb4_de_pb_0900_ai_ci,
  full_name VARCHAR(121) GENERATED ALWAYS AS (CONCAT(first_name, ' ', last_name)) STORED,
  country CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  credit DECIMAL(12,2) NOT NULL DEFAULT 0,
  since DATE NOT NULL DEFAULT (CURRENT_DATE),
  PRIMARY KEY (id),
  UNIQUE KEY by_reference (reference),
  UNIQUE KEY by_email ((LOWER(email))),
  KEY by_name (last_name, first_name DESC),
  CONSTRAINT customer_country FOREIGN KEY (country) REFERENCES country (code) ON UPDATE CASCADE ON DELETE RESTRICT
);

CREATE TABLE address (
  customer_id BIGINT UNSIGNED NOT NULL,
  kind ENUM('billing', 'delivery', 'gr''oss') NOT NULL,
  label VARCHAR(100) DEFAULT NULL,
  street VARCHAR(200) NOT NULL,
  place GEOMETRY DEFAULT NULL,
  PRIMARY KEY (customer_id, kind),
  UNIQUE KEY by_label (customer_id, label(8)),
  FOREIGN KEY (customer_id) REFERENCES customer (id) ON DELETE CASCADE
);

CREATE TABLE supplier (
  code VARCHAR(20) CHARACTER SET latin1 COLLATE latin1_german2_ci NOT NULL,
  name VARCHAR(120) CHARACTER SET utf8mb3 NOT NULL,
  country CHAR(2) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
  terms TINYTEXT,
  PRIMARY KEY (code),
  FOREIGN KEY (country) REFERENCES country (code) ON UPDATE CASCADE ON DELETE SET NULL
);

CREATE TABLE category (
  id INT NOT NULL AUTO_INCREMENT,
  parent INT DEFAULT NULL,
  name VARCHAR(60) NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY (parent) REFERENCES category (id) ON DELETE SET NULL
);

CREATE TABLE product (
  sku VARCHAR(32) COLLATE utf8mb4_bin NOT NULL,
  category INT DEFAULT NULL,
  supplier VARCHAR(20) CHARACTER SET latin1 COLLATE latin1_german2_ci DEFAULT NULL,
  price DECIMAL(12,4) NOT NULL,
  tax DECIMAL(5,2) NOT NULL DEFAULT 19.00,
  gross DECIMAL(16,4) GENERATED ALWAYS AS (price * (100 + LEAST(tax, 100)) / 100) VIRTUAL COMMENT 'what the customer pays',
  attributes JSON DEFAULT NULL,
  first_tag VARCHAR(20) GENERATED ALWAYS AS (attributes ->> '$.tags[0]') VIRTUAL,
  description TEXT,
  made_in SET('EU', 'US', 'CN', 'else') NOT NULL DEFAULT 'EU',
  PRIMARY KEY (sku),
  KEY by_gross (gross),
  KEY by_tag ((CAST(attributes -> '$.tags' AS CHAR(20) ARRAY))),
  KEY cheap ((price < 10), price) INVISIBLE,
  FULLTEXT KEY (description),
  CONSTRAINT product_category FOREIGN KEY (category) REFERENCES category (id) ON DELETE SET NULL,
  CONSTRAINT product_supplier FOREIGN KEY (supplier) REFERENCES supplier (code) ON DELETE NO ACTION
);

CREATE TABLE product_text (
  sku VARCHAR(32) COLLATE utf8mb4_bin NOT NULL,
  language CHAR(5) CHARACTER SET ascii NOT NULL,
  title VARCHAR(120) COLLATE utf8mb4_0900_as_cs NOT NULL,
  body MEDIUMTEXT,
  PRIMARY KEY (sku, language),
  FOREIGN KEY (sku) REFERENCES product (sku) ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE product_image (
  digest BINARY(32) NOT NULL,
  sku VARCHAR(32) COLLATE utf8mb4_bin DEFAULT NULL,
  thumbnail BLOB,
  image MEDIUMBLOB NOT NULL,
  PRIMARY KEY (digest),
  FOREIGN KEY (sku) REFERENCES product (sku) ON DELETE SET NULL ON UPDATE CASCADE
);

CREATE TABLE price_history (
  sku VARCHAR(32) COLLATE utf8mb4_bin NOT NULL,
  valid_from DATE NOT NULL,
  price DECIMAL(12,4) NOT NULL,
  KEY (sku, valid_from)
) PARTITION BY RANGE COLUMNS (valid_from) (
  PARTITION before_2000 VALUES LESS THAN ('2000-01-01'),
  PARTITION until_2020 VALUES LESS THAN ('2020-01-01'),
  PARTITION later VALUES LESS THAN (MAXVALUE)
);

CREATE TABLE stock (
  depot SMALLINT UNSIGNED NOT NULL,
  sku VARCHAR(32) COLLATE utf8mb4_bin NOT NULL,
  quantity INT NOT NULL DEFAULT 0,
  reserved INT UNSIGNED NOT NULL DEFAULT 0,
  counted TIMESTAMP(3) NULL DEFAULT NULL,
  PRIMARY KEY (depot, sku),
  KEY (sku),
  CONSTRAINT CHECK (quantity >= -1000000),
  FOREIGN KEY (depot) REFERENCES depot (id),
  FOREIGN KEY (sku) REFERENCES product (sku) ON DELETE CASCADE
);

CREATE TABLE stock_movement (
  id BIGINT NOT NULL AUTO_INCREMENT,
  depot SMALLINT UNSIGNED NOT NULL,
  delta MEDIUMINT NOT NULL,
  at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (id, depot)
) PARTITION BY HASH (depot) PARTITIONS 4;

CREATE TABLE `order` (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT,
  customer BIGINT UNSIGNED NOT NULL,
  `group` TINYINT UNSIGNED NOT NULL DEFAULT 0,
  `ship from` SMALLINT UNSIGNED DEFAULT NULL,
  `50% paid?` TINYINT(1) NOT NULL DEFAULT 0,
  `a``b` VARCHAR(20) DEFAULT NULL,
  `größe` FLOAT DEFAULT NULL,
  status ENUM('new', 'picked', 'sent', 'closed') NOT NULL DEFAULT 'new',
  placed DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  changed TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
  PRIMARY KEY (id),
  UNIQUE KEY `a``b once` (`a``b`),
  FOREIGN KEY (customer) REFERENCES customer (id),
  FOREIGN KEY (`ship from`) REFERENCES depot (id) ON DELETE SET NULL
);

CREATE TABLE `order line` (
  `order` INT UNSIGNED NOT NULL,
  line SMALLINT NOT NULL,
  sku VARCHAR(32) COLLATE utf8mb4_bin NOT NULL,
  quantity DECIMAL(10,3) NOT NULL DEFAULT 1.000,
  price DECIMAL(12,4) NOT NULL,
  amount DECIMAL(24,7) GENERATED ALWAYS AS (quantity * price) STORED,
  PRIMARY KEY (`order`, line),
  FOREIGN KEY (`order`) REFERENCES `order` (id) ON DELETE CASCADE,
  FOREIGN KEY (sku) REFERENCES product (sku) ON UPDATE CASCADE
);

CREATE TABLE shipment (
  id BIGINT NOT NULL AUTO_INCREMENT,
  `order` INT UNSIGNED NOT NULL,
  tracking VARCHAR(40) CHARACTER SET ascii DEFAULT NULL,
  sent DATETIME DEFAULT NULL,
  weight DOUBLE DEFAULT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY (tracking),
  FOREIGN KEY (`order`) REFERENCES `order` (id) ON DELETE CASCADE
);

CREATE TABLE parcel (
  barcode VARBINARY(24) NOT NULL,
  shipment BIGINT NOT NULL,
  line SMALLINT DEFAULT NULL,
  contents JSON,
  PRIMARY KEY (barcode),
  FOREIGN KEY (shipment) REFERENCES shipment (id) ON DELETE CASCADE
);

CREATE TABLE vehicle (
  plate VARCHAR(12) CHARACTER SET cp1250 NOT NULL,
  built YEAR NOT NULL DEFAULT 2020,
  equipment SET('lift', 'cooling', 'radio') DEFAULT NULL,
  options BIT(64) DEFAULT NULL,
  PRIMARY KEY (plate)
);

CREATE TABLE driver (
  id INT NOT NULL AUTO_INCREMENT,
  name VARCHAR(60) NOT NULL,
  vehicle VARCHAR(12) CHARACTER SET cp1250 DEFAULT NULL,
  shift_begins TIME NOT NULL DEFAULT '06:00:00',
  pin VARBINARY(60) INVISIBLE DEFAULT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY (vehicle),
  FOREIGN KEY (vehicle) REFERENCES vehicle (plate) ON DELETE SET NULL
);

CREATE TABLE route (
  day DATE NOT NULL,
  driver INT NOT NULL,
  tour INT NOT NULL DEFAULT 1,
  way LINESTRING DEFAULT NULL,
  area POLYGON DEFAULT NULL,
  PRIMARY KEY (day, driver, tour),
  FOREIGN KEY (driver) REFERENCES driver (id) ON DELETE CASCADE
);

CREATE TABLE invoice (
  id INT NOT NULL AUTO_INCREMENT,
  `order` INT UNSIGNED DEFAULT NULL,
  number VARCHAR(30) DEFAULT NULL,
  year SMALLINT DEFAULT NULL,
  total DECIMAL(20,2) NOT NULL DEFAULT 0.00,
  PRIMARY KEY (id),
  UNIQUE KEY once_a_year (year, number),
  FOREIGN KEY (`order`) REFERENCES `order` (id) ON DELETE SET NULL
);

CREATE TABLE payment (
  received DATETIME(3) NOT NULL,
  account VARCHAR(34) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  amount DECIMAL(20,2) NOT NULL,
  invoice INT DEFAULT NULL,
  text VARCHAR(140) CHARACTER SET latin1 DEFAULT NULL,
  PRIMARY KEY (received, account, amount),
  FOREIGN KEY (invoice) REFERENCES invoice (id) ON DELETE SET NULL
);

CREATE TABLE audit (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  what VARCHAR(200) NOT NULL,
  at TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (id)
) PARTITION BY RANGE (id) (
  PARTITION p0 VALUES LESS THAN (1000),
  PARTITION p1 VALUES LESS THAN (MAXVALUE)
);

CREATE TABLE scan (
  seen DATETIME(2) NOT NULL,
  barcode VARBINARY(24) NOT NULL,
  gate TINYINT NOT NULL,
  note TEXT
) COMMENT 'no key: a gate may see the same parcel twice at once';

SET SESSION sql_generate_invisible_primary_key = ON;

CREATE TABLE web_session (
  token VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  data JSON DEFAULT (JSON_ARRAY()),
  address VARBINARY(16) DEFAULT NULL
);

SET SESSION sql_generate_invisible_primary_key = OFF;

CREATE TABLE setting (
  name VARCHAR(50) NOT NULL,
  value LONGTEXT,
  secret TINYINT(1) NOT NULL DEFAULT 0 INVISIBLE,
  PRIMARY KEY (name)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci ROW_FORMAT = COMPRESSED;

CREATE TABLE measurement (
  id INT NOT NULL AUTO_INCREMENT,
  t1 TINYINT, t2 SMALLINT UNSIGNED, t3 MEDIUMINT UNSIGNED, t4 INT, t5 BIGINT UNSIGNED, t6 BIGINT,
  d1 DECIMAL(65,30), d2 DECIMAL(3,3), f1 FLOAT, f2 DOUBLE, b1 BIT(1), b2 BIT(13), y YEAR,
  a1 DATE, a2 DATETIME, a3 DATETIME(6), a4 TIMESTAMP NULL, a5 TIMESTAMP(1) NULL, a6 TIME(4),
  PRIMARY KEY (id)
) PARTITION BY KEY (id) PARTITIONS 3;

CREATE TABLE document (
  id INT NOT NULL AUTO_INCREMENT,
  c1 CHAR(10), c2 VARCHAR(255) CHARACTER SET utf16, c3 TINYTEXT CHARACTER SET latin2, c4 TEXT CHARACTER SET utf8mb3,
  c5 LONGTEXT CHARACTER SET cp1251, b1 BINARY(7), b2 VARBINARY(300), b3 TINYBLOB, b4 BLOB, b5 LONGBLOB,
  g1 MULTIPOINT, g2 MULTILINESTRING, g3 MULTIPOLYGON, g4 GEOMETRYCOLLECTION,
  PRIMARY KEY (id),
  UNIQUE KEY by_start (b4(12)),
  UNIQUE KEY by_words (c2(5), c3(5))
);

CREATE VIEW open_order AS
  SELECT o.id, o.customer, c.full_name, o.status, o.`a``b` FROM `order` o JOIN customer c ON c.id = o.customer
   WHERE o.status <> 'closed';
CREATE VIEW open_per_customer AS SELECT full_name, COUNT(*) AS orders FROM open_order GROUP BY full_name;
CREATE VIEW cheap_product AS SELECT sku, price, tax FROM product WHERE price < 100 WITH CASCADED CHECK OPTION;
CREATE SQL SECURITY INVOKER VIEW a_first AS SELECT orders FROM open_per_customer;

DELIMITER //
CREATE FUNCTION with_tax(net DECIMAL(12,4), tax DECIMAL(5,2)) RETURNS DECIMAL(16,4) DETERMINISTIC
  RETURN net * (100 + tax) / 100//

CREATE PROCEDURE close_orders(IN up_to INT UNSIGNED, OUT closed INT)
BEGIN
  -- a statement inside; and a comment with an ' in it
  UPDATE `order` SET status = 'closed' WHERE id <= up_to AND status <> 'closed';
  SET closed = ROW_COUNT();
END//

CREATE TRIGGER order_placed AFTER INSERT ON `order` FOR EACH ROW
BEGIN
  IF @twoway_applying IS NULL THEN
    INSERT INTO audit (what) VALUES (CONCAT('order ', NEW.id, ' of ', NEW.customer));
  END IF;
END//

CREATE TRIGGER order_gone BEFORE DELETE ON `order` FOR EACH ROW
  IF @twoway_applying IS NULL THEN INSERT INTO audit (what) VALUES (CONCAT('no order ', OLD.id)); END IF//

CREATE TRIGGER tidy_supplier BEFORE UPDATE ON supplier FOR EACH ROW
  IF @twoway_applying IS NULL THEN SET NEW.terms = TRIM(NEW.terms); END IF//
DELIMITER ;

INSERT INTO country (code, name, vat) VALUES
  ('DE', 'Deutschland', 19), ('FR', 'France', 20), ('GR', 'Ελλάδα', 24), ('JP', '日本', 10), ('CH', 'Schweiz', 8.1), ('US', 'USA', 0);
INSERT INTO depot (id, code, place) VALUES
  (1, 'Köln', ST_GeomFromText('POINT(50.9 6.9)', 4326)), (2, 'KÖLN', ST_GeomFromText('POINT(51 7)', 4326)),
  (3, 'Basel', ST_GeomFromText('POINT(47.5 7.6)', 4326)), (4, 'Lyon', ST_GeomFromText('POINT(45.7 4.8)', 4326));
INSERT INTO customer (id, email, first_name, last_name, country) VALUES
  (1, 'Ann@example.org', 'Ann', 'Äpfel', 'DE'), (2, NULL, 'Bob', 'Zürn', 'CH'), (3, NULL, '太郎', '山田', 'JP'),
  (4, 'dora@example.org', 'Dora', 'O''Neil', 'US');
INSERT INTO address (customer_id, kind, label, street) VALUES
  (1, 'billing', NULL, 'Ring 1'), (1, 'delivery', NULL, 'Ring 2'), (2, 'billing', 'home', 'Gasse 3'), (4, 'gr''oss', 'home', '5th Ave');
INSERT INTO supplier (code, name, country) VALUES ('ACME', 'Acme', 'US'), ('Müller', 'Müller & Söhne', 'DE'), ('ikea', 'I', NULL);
INSERT INTO category (id, parent, name) VALUES (1, NULL, 'all'), (2, 1, 'tools'), (3, 1, 'paint'), (4, 2, 'saws'), (5, 4, 'small saws');
INSERT INTO product (sku, category, supplier, price, attributes, description) VALUES
  ('S-1', 4, 'ACME', 12.5, '{"tags": ["sharp", "steel"], "teeth": 24}', 'a saw'),
  ('s-1', 5, 'Müller', 7.25, NULL, NULL), ('P-red', 3, NULL, 0.99, '{"tags": []}', 'red; really'),
  ('P-blue', 3, 'ikea', 120, '["no object"]', '');
INSERT INTO product_text VALUES ('S-1', 'de', 'Säge', NULL), ('S-1', 'en', 'Saw', 'cuts'), ('P-red', 'de', 'Rot', '🟥');
INSERT INTO stock (depot, sku, quantity) VALUES (1, 'S-1', 5), (2, 'S-1', 0), (3, 'P-red', 100), (4, 's-1', 7);
INSERT INTO `order` (id, customer, `ship from`, `a``b`, `größe`) VALUES
  (1, 1, 1, 'x', 1.1), (2, 1, NULL, NULL, NULL), (3, 4, 2, 'y', 3.3e20), (4, 3, 4, NULL, -0.1);
INSERT INTO `order line` (`order`, line, sku, quantity, price) VALUES (1, 1, 'S-1', 2, 12.5), (1, 2, 'P-red', 0.5, 1), (3, 1, 's-1', 1, 7);
INSERT INTO scan VALUES ('2024-01-01 10:00:00.12', 'b1', 1, NULL), ('2024-01-01 10:00:00.12', 'b1', 1, NULL);
INSERT INTO setting (name, value, secret) VALUES ('theme', 'dark', 0), ('key', 'äöü', 1);
