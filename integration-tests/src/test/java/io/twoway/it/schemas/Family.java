package io.twoway.it.schemas;

/** Kinds of column types to somebody who writes values as SQL. */
enum Family {
    INTEGER,
    DECIMAL,
    FLOAT,
    BIT,
    YEAR,
    DATE,
    TIME,
    DATETIME,
    TEXT,
    BINARY,
    VARBINARY,
    ENUM,
    SET,
    JSON,
    GEOMETRY;

    /** Finds the family of a {@code data_type} of information_schema. */
    static Family of(String dataType) {
        return switch (dataType) {
            case "tinyint", "smallint", "mediumint", "int", "bigint" -> INTEGER;
            case "decimal" -> DECIMAL;
            case "float", "double" -> FLOAT;
            case "bit" -> BIT;
            case "year" -> YEAR;
            case "date" -> DATE;
            case "time" -> TIME;
            case "datetime", "timestamp" -> DATETIME;
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> TEXT;
            case "binary" -> BINARY;
            case "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "vector" -> VARBINARY;
            case "enum" -> ENUM;
            case "set" -> SET;
            case "json" -> JSON;
            case "geometry",
                    "point",
                    "linestring",
                    "polygon",
                    "multipoint",
                    "multilinestring",
                    "multipolygon",
                    "geomcollection" -> GEOMETRY;
            default -> throw new AssertionError("no values are known for the type " + dataType);
        };
    }

    /** Whether a value that was read can be written into a WHERE clause and finds its row again. */
    boolean comparesExactly() {
        return this != FLOAT && this != JSON && this != GEOMETRY;
    }
}
