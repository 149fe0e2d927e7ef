package io.twoway.it.differential;

import java.util.List;

/** Statements whose names are written in another way each time, as {@code lower_case_table_names=1} lets them be. */
final class NameCases {

    private NameCases() {}

    static List<DdlCase> all() {
        return List.of(
                DdlCase.of(
                        "capitals",
                        "CREATE TABLE Orders (Id INT PRIMARY KEY, Amount REAL, At TIMESTAMP DEFAULT '2024-01-01 00:00:00')",
                        "INSERT INTO ORDERS (id, amount) VALUES (1, 0.1), (2, 0.2)",
                        "ALTER TABLE oRdErS ADD COLUMN Note VARCHAR(40) AS (Id || '-' || Amount), ADD KEY By_Note (NOTE)",
                        "CREATE VIEW Everything AS SELECT O.Id, O.Amount || '!' AS Text FROM Orders O",
                        "CREATE TABLE Lines_ (Id INT PRIMARY KEY, Of_O INT, FOREIGN KEY (of_o) REFERENCES ORDERS (ID))",
                        "CREATE TABLE Twin LIKE ORDERS",
                        "CREATE TABLE Chosen AS SELECT Id, Amount FROM oRDERS",
                        "RENAME TABLE TWIN TO Double_Of_Orders, Chosen TO Picked",
                        "UPDATE PICKED SET Amount = Amount + 1",
                        "ALTER TABLE PICKED RENAME TO Taken, ADD PRIMARY KEY (ID)",
                        "TRUNCATE TABLE DOUBLE_OF_Orders",
                        "DROP TABLE Double_of_orders",
                        "ALTER VIEW EVERYTHING AS SELECT COUNT(*) AS Rows_Of_It FROM LINES_"),
                DdlCase.of(
                        "beyond_ascii",
                        "CREATE TABLE `Größen` (`Númmer` INT PRIMARY KEY, `Ä` VARCHAR(20), `日本` INT)",
                        "INSERT INTO `GRÖßEN` VALUES (1, 'café', 3)",
                        "ALTER TABLE `größen` ADD COLUMN `é` ENUM('ü', 'x') DEFAULT 'ü' COMMENT 'ß'",
                        "UPDATE `größen` SET `é` = 'x'",
                        "CREATE TABLE `Σ` (id INT PRIMARY KEY, v VARCHAR(20) CHARACTER SET utf8mb4 DEFAULT '日本')",
                        "INSERT INTO `σ` (id) VALUES (1)",
                        "RENAME TABLE `σ` TO `Ñandu`",
                        "CREATE VIEW `Sicht ü` AS SELECT `Númmer` AS `ß` FROM `größen`"));
    }
}
