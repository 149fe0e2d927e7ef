package io.twoway.source.definition;

import java.sql.Types;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Types of columns as MySQL stores them, each under the one name that SHOW CREATE TABLE and Debezium's converters give it.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/classmysql_1_1binlog_1_1event_1_1Table__map__event.html">
 *     Table_map_event</a>
 */
enum ColumnKind {
    TINYINT(Types.SMALLINT, 1),
    SMALLINT(Types.SMALLINT, 2),
    MEDIUMINT(Types.INTEGER, 9),
    INT(Types.INTEGER, 3),
    BIGINT(Types.BIGINT, 8),
    FLOAT(Types.FLOAT, 4),
    DOUBLE(Types.DOUBLE, 5),
    DECIMAL(Types.DECIMAL, 246),
    BIT(Types.BIT, 16),
    YEAR(Types.INTEGER, 13),
    DATE(Types.DATE, 10),
    TIME(Types.TIME, 19),
    DATETIME(Types.TIMESTAMP, 18),
    TIMESTAMP(Types.TIMESTAMP_WITH_TIMEZONE, 17),
    CHAR(Types.CHAR, 254),
    BINARY(Types.BINARY, 254),
    VARCHAR(Types.VARCHAR, 15),
    VARBINARY(Types.VARBINARY, 15),
    TINYTEXT(Types.VARCHAR, 252),
    TEXT(Types.VARCHAR, 252),
    MEDIUMTEXT(Types.VARCHAR, 252),
    LONGTEXT(Types.VARCHAR, 252),
    TINYBLOB(Types.BLOB, 252),
    BLOB(Types.BLOB, 252),
    MEDIUMBLOB(Types.BLOB, 252),
    LONGBLOB(Types.BLOB, 252),
    ENUM(Types.CHAR, 247),
    SET(Types.CHAR, 248),
    JSON(Types.OTHER, 245),
    VECTOR(Types.OTHER, 242),
    GEOMETRY(Types.OTHER, 255),
    POINT(Types.OTHER, 255),
    LINESTRING(Types.OTHER, 255),
    POLYGON(Types.OTHER, 255),
    MULTIPOINT(Types.OTHER, 255),
    MULTILINESTRING(Types.OTHER, 255),
    MULTIPOLYGON(Types.OTHER, 255),
    GEOMCOLLECTION(Types.OTHER, 255);

    /** Other words of MySQL for the same types. */
    private static final Map<String, ColumnKind> SYNONYMS = Map.ofEntries(
            Map.entry("BOOL", TINYINT),
            Map.entry("BOOLEAN", TINYINT),
            Map.entry("INT1", TINYINT),
            Map.entry("INT2", SMALLINT),
            Map.entry("INT3", MEDIUMINT),
            Map.entry("MIDDLEINT", MEDIUMINT),
            Map.entry("INT4", INT),
            Map.entry("INTEGER", INT),
            Map.entry("INT8", BIGINT),
            Map.entry("SERIAL", BIGINT),
            Map.entry("REAL", DOUBLE),
            Map.entry("FLOAT4", FLOAT),
            Map.entry("FLOAT8", DOUBLE),
            Map.entry("NUMERIC", DECIMAL),
            Map.entry("DEC", DECIMAL),
            Map.entry("FIXED", DECIMAL),
            Map.entry("NCHAR", CHAR),
            Map.entry("CHARACTER", CHAR),
            Map.entry("NVARCHAR", VARCHAR),
            Map.entry("VARCHARACTER", VARCHAR),
            Map.entry("LONG", MEDIUMTEXT),
            Map.entry("GEOMETRYCOLLECTION", GEOMCOLLECTION));

    private static final Pattern VARYING = Pattern.compile("N?CHAR(ACTER)? VARYING\\b");

    private final int jdbcType;
    private final int code;

    ColumnKind(int jdbcType, int code) {
        this.jdbcType = jdbcType;
        this.code = code;
    }

    /** Returns the type that Debezium's converters take a column of this kind for. */
    int jdbcType() {
        return jdbcType;
    }

    /** Returns the kind that a word of a definition stands for, such as {@code INTEGER UNSIGNED}. */
    static Optional<ColumnKind> named(String typeName) {
        String text = typeName.toUpperCase(Locale.ROOT).replaceFirst("^NATIONAL ", "");
        String word = VARYING.matcher(text).lookingAt() ? VARCHAR.name() : text.split("[ (]", 2)[0];
        return Arrays.stream(values())
                .filter(kind -> kind.name().equals(word))
                .findFirst()
                .or(() -> Optional.ofNullable(SYNONYMS.get(word)));
    }

    /** Returns whether both have the same form in the binlog, so that only attributes tell them apart. */
    boolean isStoredAs(ColumnKind other) {
        return code == other.code;
    }

    /** Returns whether the values are text in a character set. */
    boolean isText() {
        return (jdbcType == Types.CHAR || jdbcType == Types.VARCHAR) && !hasLabels();
    }

    boolean hasLabels() {
        return this == ENUM || this == SET;
    }

    boolean isGeometry() {
        return code == GEOMETRY.code;
    }

    /** Returns whether its length is part of how its values are read or written: in characters, bytes, bits or digits. */
    boolean hasLength() {
        return switch (this) {
            case CHAR, VARCHAR, BINARY, VARBINARY, BIT, DECIMAL, TIME, DATETIME, TIMESTAMP -> true;
            default -> false;
        };
    }

    boolean isNumber() {
        return switch (this) {
            case TINYINT, SMALLINT, MEDIUMINT, INT, BIGINT, FLOAT, DOUBLE, DECIMAL -> true;
            default -> false;
        };
    }
}
