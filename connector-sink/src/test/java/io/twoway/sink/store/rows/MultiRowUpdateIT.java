package io.twoway.sink.store.rows;

import static io.twoway.sink.store.TestConnections.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.twoway.sink.change.GeneratedDifference;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.RowUpdate;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.Value;
import io.twoway.sink.destination.FailureKind;
import io.twoway.sink.store.TestConnections;
import io.twoway.sink.store.failure.SqlFailure;
import io.twoway.sink.store.table.TableCatalog;
import io.twoway.table.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many rows of a table with further unique keys are changed by one statement, which must leave what one UPDATE for each row
 * leaves. A trigger makes the sink take the latter way.
 */
class MultiRowUpdateIT {

    private static final String DATABASE = "multi_row_update";
    private static final String TRIGGER = "CREATE TRIGGER %s.t BEFORE INSERT ON %s.singly FOR EACH ROW SET @seen = 1";

    private Connection connection;

    @BeforeEach
    void createDatabase() throws SQLException {
        connection = TestConnections.openWithEmpty(DATABASE);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    static Stream<Arguments> types() {
        return Stream.of(
                type("TINYINT", "-128", "127"),
                type("SMALLINT UNSIGNED", "0", "65535"),
                type("MEDIUMINT", "-8388608", "8388607"),
                type("INT ZEROFILL", "7", "4294967295"),
                type("BIGINT", "-9223372036854775808", "9223372036854775807"),
                type("BIGINT UNSIGNED", "0", "9223372036854775808", "18446744073709551615"),
                type("BIT(1)", "b'0'", "b'1'"),
                type("BIT(64)", "0", "18446744073709551615", "b'101'"),
                type("YEAR", "0", "1901", "2155"),
                type(
                        "DECIMAL(65,30)",
                        "12345678901234567890123456789012345.000000000000000000000000000001",
                        "0",
                        "-0.5"),
                type("DECIMAL(65,0)", "1" + "0".repeat(64), "-" + "9".repeat(65), "1"),
                type("DECIMAL(5,2)", "-999.99", "1", "0.10"),
                type("FLOAT", "0.1", "-3.4028234e38", "1.17549435e-38", "16777217"),
                type("DOUBLE", "0.1", "1.7976931348623157e308", "4.9e-324", "1e15", "0.30000000000000004"),
                type("DATE", "'0000-00-00'", "'2024-02-30'", "'9999-12-31'"),
                type("DATETIME(6)", "'0000-00-00'", "'2024-00-00 23:59:59.999999'", "'1000-01-01 00:00:00.000001'"),
                type("DATETIME", "'2024-12-31 23:59:59'", "'2025-02-31 00:00:00'"),
                type("TIMESTAMP(6) NULL", "'0000-00-00'", "'1970-01-01 00:00:01.000001'", "'2038-01-19 03:14:07.5'"),
                type("TIME(3)", "'-838:59:59'", "'838:59:59'", "'-00:00:00.001'"),
                type("CHAR(10)", "''", "'a'", "'A'", "'a  b'"),
                type("CHAR(10) CHARACTER SET latin1", "'\u00e9'", "'e'"),
                type("VARCHAR(20)", "'a'", "'a '", "'\u00e1'", "'\uD83D\uDE00'", "'\\\\''?'"),
                type("VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", "'x'", "'X '"),
                type("VARCHAR(20) CHARACTER SET utf16", "'\u6f22'", "'b'"),
                type("TINYTEXT", "''", "REPEAT('x', 255)"),
                type("LONGTEXT", "REPEAT('\u00e4', 70000)", "'short'"),
                type("ENUM('a','b','c d')", "'a'", "'c d'"),
                type("SET('x','y','z')", "''", "'x,z'", "'y'"),
                type("JSON", "'{\"b\": [1, 2.5, null], \"a\": \"x\"}'", "'null'", "'1.0'", "'18446744073709551615'"),
                type("BINARY(4)", "0x00", "0x61002000", "'ab'"),
                type("VARBINARY(20)", "''", "0x00FF27225C", "'a '"),
                type("TINYBLOB", "''", "0xFF00"),
                type("LONGBLOB", "REPEAT(0x00FF, 40000)", "0x27"),
                type("GEOMETRY", "ST_GeomFromText('POINT(1 2)')", "ST_GeomFromText('POINT(3 4)', 4326)"),
                type("POINT", "ST_GeomFromText('POINT(1 2)')", "ST_GeomFromText('POINT(1e-300 -0.1)')"),
                type("GEOMETRYCOLLECTION", "ST_GeomFromText('GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(0 0,1 1))')"),
                type("VECTOR(3)", "TO_VECTOR('[1,-2.5,3.4e38]')", "TO_VECTOR('[0,0,0]')"));
    }

    private static Arguments type(String type, String... values) {
        return Arguments.of(type, List.of(values));
    }

    @ParameterizedTest
    @MethodSource("types")
    void valuesOfEveryTypeAreStoredAsBySingleUpdates(String type, List<String> values) throws SQLException {
        assumeTrue(!type.startsWith("VECTOR") || connection.getMetaData().getDatabaseMajorVersion() >= 9);
        Table many = table("many", "id INT PRIMARY KEY, u INT UNIQUE, w INT UNIQUE, v " + type);
        Table singly = table("singly", "id INT PRIMARY KEY, u INT UNIQUE, w INT UNIQUE, v " + type);
        Table wanted = table("wanted", "id INT PRIMARY KEY, u INT UNIQUE, w INT UNIQUE, v " + type);
        for (int i = 0; i <= values.size(); i++) {
            String before = i == 0 ? "NULL" : values.get(i - 1);
            String after = i == values.size() ? "NULL" : values.get(i);
            execute(connection, "INSERT INTO " + many + " VALUES (" + i + "," + i + ", NULL, " + before + ")");
            execute(connection, "INSERT INTO " + singly + " VALUES (" + i + "," + i + ", NULL, " + before + ")");
            execute(
                    connection,
                    "INSERT INTO " + wanted + " VALUES (" + i + ",-1 -" + i + ", 7 + " + i + ", " + after + ")");
        }
        execute(connection, TRIGGER.formatted(DATABASE, DATABASE));
        List<RowImage> images = wanted.rows();
        many.updateTo(images);
        singly.updateTo(images);
        assertThat(many.rows()).isEqualTo(images);
        assertThat(many.checksum()).isEqualTo(singly.checksum()).isEqualTo(wanted.checksum());
    }

    @Test
    void uniqueValuesThatMeetOnTheWayAreRefusedWhereSingleUpdatesAreRefused() throws SQLException {
        long seed = Long.getLong("twoway.seed", System.nanoTime());
        System.out.println("repeat it with -Dtwoway.seed=" + seed);
        Random random = new Random(seed);
        String columns = "id INT PRIMARY KEY, code VARCHAR(9) UNIQUE, a INT, b INT, UNIQUE (a, b)";
        Table many = table("many", columns);
        Table singly = table("singly", columns);
        for (int id = 0; id < 6; id++) {
            execute(connection, "INSERT INTO " + many + " VALUES (" + id + ", 'c" + id + "', " + id + ", 0)");
        }
        execute(connection, "INSERT INTO " + singly + " SELECT * FROM " + many);
        execute(connection, TRIGGER.formatted(DATABASE, DATABASE));
        int refused = 0;
        for (int round = 0; round < 300; round++) {
            List<RowImage> images = randomly(many.rows(), random);
            boolean taken = many.isTaken(images);
            assertThat(taken).as("seed %d, round %d", seed, round).isEqualTo(singly.isTaken(images));
            assertThat(many.rows()).as("seed %d, round %d", seed, round).isEqualTo(singly.rows());
            refused += taken ? 1 : 0;
        }
        assertThat(refused).as("rounds that were refused").isBetween(30, 270);
    }

    @Test
    void manyRowsAreChangedByOneStatement() throws SQLException {
        Table many = table("many", "id INT PRIMARY KEY, u INT UNIQUE, v INT");
        for (int id = 0; id < 20; id++) {
            execute(connection, "INSERT INTO " + many + " VALUES (" + id + "," + id + ", 0)");
        }
        List<RowImage> images =
                many.rows().stream().map(row -> row.with(2, new Value.Whole(1))).toList();
        execute(connection, "FLUSH STATUS");
        many.updateTo(images);
        assertThat(executed("Com_insert")).isEqualTo(1);
        assertThat(executed("Com_update")).isZero();
        assertThat(many.rows()).isEqualTo(images);
    }

    private long executed(String counter) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("SHOW SESSION STATUS LIKE '" + counter + "'")) {
            row.next();
            return row.getLong(2);
        }
    }

    /** New unique values for some rows, from few. */
    private static List<RowImage> randomly(List<RowImage> rows, Random random) {
        List<RowImage> changed = new ArrayList<>();
        for (RowImage row : rows) {
            Value code = random.nextInt(4) == 0
                    ? Value.Null.NULL
                    : new Value.Text((random.nextBoolean() ? "c" : "C") + random.nextInt(20));
            changed.add(random.nextInt(3) > 0 ? row.with(1, code).with(3, new Value.Whole(random.nextInt(3))) : row);
        }
        return changed;
    }

    private Table table(String name, String columns) throws SQLException {
        execute(connection, "CREATE TABLE " + DATABASE + "." + name + " (" + columns + ")");
        return new Table(new TableName(DATABASE, name));
    }

    private final class Table {
        private final TableName name;

        Table(TableName name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name.quoted();
        }

        private TableSchema schema() throws SQLException {
            return new TableCatalog().table(connection, name);
        }

        List<RowImage> rows() throws SQLException {
            List<List<Value>> keys = IntStream.range(0, 20)
                    .mapToObj(id -> List.<Value>of(new Value.Whole(id)))
                    .toList();
            TableSchema schema = schema();
            return new RowReads(connection, schema).byKey(schema.rowKey().orElseThrow(), keys);
        }

        void updateTo(List<RowImage> images) throws SQLException {
            List<RowImage> stored = rows();
            List<RowUpdate> updates = IntStream.range(0, images.size())
                    .mapToObj(i -> new RowUpdate(stored.get(i), images.get(i)))
                    .toList();
            new RowWrites(connection, schema(), new WriteZones(GeneratedDifference.STOP)).update(updates);
            connection.commit();
        }

        boolean isTaken(List<RowImage> images) throws SQLException {
            try {
                updateTo(images);
                return false;
            } catch (SQLException e) {
                assertThat(SqlFailure.of(e)).isEqualTo(FailureKind.DUPLICATE_KEY);
                connection.rollback();
                return true;
            }
        }

        long checksum() throws SQLException {
            try (Statement query = connection.createStatement();
                    ResultSet row = query.executeQuery("CHECKSUM TABLE " + this)) {
                row.next();
                return row.getLong(2);
            }
        }
    }
}
