package io.twoway.sink.change;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** MySQL's column types, each with the form of its {@link Value} and its order. */
public enum ColumnType {
    TINYINT(Form.WHOLE, Ordering.NUMERIC),
    SMALLINT(Form.WHOLE, Ordering.NUMERIC),
    MEDIUMINT(Form.WHOLE, Ordering.NUMERIC),
    INT(Form.WHOLE, Ordering.NUMERIC),
    BIGINT(Form.WHOLE, Ordering.NUMERIC),
    BIT(Form.BITS, Ordering.NUMERIC),
    YEAR(Form.WHOLE, Ordering.NUMERIC),
    DECIMAL(Form.EXACT, Ordering.NUMERIC),
    FLOAT(Form.REAL, Ordering.APPROXIMATE),
    DOUBLE(Form.REAL, Ordering.APPROXIMATE),
    DATE(Form.DATE, Ordering.LEXICAL),
    DATETIME(Form.DATETIME, Ordering.LEXICAL),
    TIMESTAMP(Form.TIMESTAMP, Ordering.LEXICAL),
    TIME(Form.TIME, Ordering.DURATION),
    CHAR(Form.TEXT, Ordering.NONE),
    VARCHAR(Form.TEXT, Ordering.NONE),
    TINYTEXT(Form.TEXT, Ordering.NONE),
    TEXT(Form.TEXT, Ordering.NONE),
    MEDIUMTEXT(Form.TEXT, Ordering.NONE),
    LONGTEXT(Form.TEXT, Ordering.NONE),
    ENUM(Form.TEXT, Ordering.NONE),
    SET(Form.TEXT, Ordering.NONE),
    JSON(Form.JSON, Ordering.NONE),
    BINARY(Form.BINARY, Ordering.NONE),
    VARBINARY(Form.BINARY, Ordering.NONE),
    TINYBLOB(Form.BINARY, Ordering.NONE),
    VECTOR(Form.VECTOR, Ordering.NONE),
    BLOB(Form.BINARY, Ordering.NONE),
    MEDIUMBLOB(Form.BINARY, Ordering.NONE),
    LONGBLOB(Form.BINARY, Ordering.NONE),
    GEOMETRY(Form.GEOMETRY, Ordering.NONE),
    POINT(Form.GEOMETRY, Ordering.NONE),
    LINESTRING(Form.GEOMETRY, Ordering.NONE),
    POLYGON(Form.GEOMETRY, Ordering.NONE),
    MULTIPOINT(Form.GEOMETRY, Ordering.NONE),
    MULTILINESTRING(Form.GEOMETRY, Ordering.NONE),
    MULTIPOLYGON(Form.GEOMETRY, Ordering.NONE),
    GEOMCOLLECTION(Form.GEOMETRY, Ordering.NONE);

    /** The kind of {@link Value} that a type has, which decides how it is read and written. */
    public enum Form {
        WHOLE,
        BITS,
        EXACT,
        REAL,
        DATE,
        DATETIME,
        TIMESTAMP,
        TIME,
        TEXT,
        JSON,
        BINARY,
        GEOMETRY,
        VECTOR
    }

    private final Form form;
    private final Ordering ordering;

    ColumnType(Form form, Ordering ordering) {
        this.form = form;
        this.ordering = ordering;
    }

    public Form form() {
        return form;
    }

    public Ordering ordering() {
        return ordering;
    }

    /** Finds the type by {@code information_schema.columns.data_type}; empty for one that is not supported yet. */
    public static Optional<ColumnType> ofDataType(String dataType) {
        String name = dataType.toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }
}
