package io.twoway.it.types;

import java.util.ArrayList;
import java.util.List;

/** JSON, geometries and vectors. */
final class StructuredTypes {

    private static final String DOCUMENTS = "JSON";
    private static final String SPATIAL = "Geometry";

    /** MySQL 8.0.15 reads the text of some such numbers as the double next to it. */
    static final String MISREAD_BY_OLD_SERVERS = "doubles of 17 digits";

    private StructuredTypes() {}

    static List<TypeCase> all() {
        List<TypeCase> all = new ArrayList<>(documents());
        all.addAll(geometries());
        all.add(TypeCase.of(
                        "Vectors",
                        "VECTOR(3)",
                        TypeCase.BYTES,
                        "TO_VECTOR('[1,-2.5,3.4e38]')",
                        "TO_VECTOR('[0]')",
                        "0x01000000")
                .since("9.0"));
        return all;
    }

    private static List<TypeCase> documents() {
        return List.of(
                json("plain values", "'null'", "'true'", "'false'", "'\"text\"'", "'[]'", "'{}'", "'\"\"'", "'0'"),
                json(
                        "key order and duplicates",
                        "'{\"b\": [1, 2.50, {\"c\": null}], \"a\": \"😀\"}'",
                        "'{\"aa\": 1, \"b\": 2, \"c\": 3}'",
                        "'{\"a\": 1, \"a\": 2}'",
                        "'{\"\": 1, \"ä\": 2, \"\\\\u0041\": 3}'"),
                json(
                        "strings",
                        "'\"\\\\\"\\\\\\\\\\\\/\\\\b\\\\f\\\\n\\\\r\\\\t\\\\u0000\\\\u001f\"'",
                        "'\"\\\\ud83d\\\\ude00 日本\"'",
                        "JSON_QUOTE(REPEAT('ä', 70000))",
                        "'\"base64:type15:YWJj\"'",
                        "'\"2024-01-01 00:00:00.000000\"'"),
                json(
                        "whole numbers",
                        "'18446744073709551615'",
                        "'9223372036854775807'",
                        "'9223372036854775808'",
                        "'-9223372036854775808'",
                        "'[65535, 65536, -32768, -32769, 2147483648, -2147483649]'"),
                json(
                        "doubles",
                        "'1.0'",
                        "'1e22'",
                        "'1e23'",
                        "'-0.0'",
                        "'0.1'",
                        "'1.7976931348623157e308'",
                        "'4.9e-324'",
                        "'100'",
                        "'100.0'",
                        "'1e2'",
                        "'18446744073709551616'",
                        "'123456789012345678901234567890'",
                        "'0.002'",
                        "'2e-3'",
                        "'5.6843418860808015e-14'",
                        "'2.0e-3'",
                        "'1e15'",
                        "'1e16'"),
                json(MISREAD_BY_OLD_SERVERS, "'123456789012345680000.0'", "'123456789.123456789'"),
                json(
                                "decimals (CAST AS DECIMAL) that print like doubles",
                                "CAST(CAST(1.15 AS DECIMAL(4,2)) AS JSON)",
                                "JSON_OBJECT('d', 1234567.89, 'list', JSON_ARRAY(1.5, 100.0))")
                        .remarked("arrive as DOUBLE, with the same text; others are refused"),
                json(
                                "temporal values (CAST)",
                                "JSON_OBJECT('at', TIMESTAMP'2024-02-29 23:59:59.123456')",
                                "CAST(DATE'2024-02-29' AS JSON)",
                                "CAST(TIME'-12:34:56.789' AS JSON)",
                                "CAST(TIMESTAMP'9999-12-31 23:59:59' AS JSON)",
                                "JSON_ARRAY(DATE'1000-01-01', TIME'838:59:59')",
                                "JSON_OBJECT('list', JSON_ARRAY(TIMESTAMP'2024-01-01 00:00:00', TIME'00:00:00', DATE'2024-01-01'))")
                        .remarked("arrive as STRING, with the same text"),
                json(
                                "opaque values",
                                "CAST(x'00FF10' AS JSON)",
                                "JSON_ARRAY(b'101', x'')",
                                "JSON_OBJECT('blob', CAST(REPEAT(x'FF', 300) AS BINARY))")
                        .remarked("arrive as STRING, with the same text"),
                json(
                        "depth of 100",
                        "CONCAT(REPEAT('[', 100), REPEAT(']', 100))",
                        "CONCAT(REPEAT('{\"k\": ', 99), '1', REPEAT('}', 99))"),
                json(
                        "large documents",
                        "CONCAT('[', REPEAT('12345,', 20000), '0]')",
                        "CONCAT('{\"text\": \"', REPEAT('x', 100000), '\", \"n\": 1}')"));
    }

    private static List<TypeCase> geometries() {
        List<TypeCase> all = new ArrayList<>();
        all.add(spatial("POINT", "POINT(1.5 -2.25)", "POINT(1e300 -4.9e-324)", "POINT(0 0)"));
        all.add(spatial("LINESTRING", "LINESTRING(0 0, 1 1, 2 -2)"));
        all.add(spatial("POLYGON", "POLYGON((0 0,10 0,10 10,0 10,0 0),(1 1,2 1,2 2,1 2,1 1))"));
        all.add(spatial("MULTIPOINT", "MULTIPOINT(0 0, 1 1)"));
        all.add(spatial("MULTILINESTRING", "MULTILINESTRING((0 0, 1 1),(2 2, 3 3))"));
        all.add(spatial("MULTIPOLYGON", "MULTIPOLYGON(((0 0,1 0,1 1,0 1,0 0)),((5 5,6 5,6 6,5 6,5 5)))"));
        all.add(spatial(
                "GEOMETRYCOLLECTION",
                "GEOMETRYCOLLECTION(POINT(1 2), LINESTRING(0 0, 1 1))",
                "GEOMETRYCOLLECTION EMPTY"));
        all.add(spatial("GEOMETRY", "POINT(1 2)", "POLYGON((0 0,10 0,10 10,0 10,0 0))", "GEOMETRYCOLLECTION EMPTY"));
        all.add(TypeCase.titled(
                SPATIAL,
                "POINT NOT NULL SRID 4326, SPATIAL INDEX",
                "POINT NOT NULL SRID 4326, SPATIAL INDEX (c)",
                TypeCase.SPATIAL,
                "ST_GeomFromText('POINT(10 20)', 4326)",
                "ST_GeomFromText('POINT(-89.5 179.25)', 4326)"));
        return all;
    }

    private static TypeCase json(String title, String... values) {
        List<String> all = new ArrayList<>(List.of(values));
        all.add("NULL");
        return TypeCase.titled(DOCUMENTS, "JSON: " + title, "JSON", TypeCase.JSON, all.toArray(String[]::new));
    }

    private static TypeCase spatial(String type, String... texts) {
        List<String> values = new ArrayList<>();
        for (String text : texts) {
            values.add("ST_GeomFromText('" + text + "')");
            if (!text.contains("e300")) {
                values.add("ST_GeomFromText('" + text + "', 4326)");
            }
        }
        return TypeCase.of(SPATIAL, type, TypeCase.SPATIAL, values.toArray(String[]::new));
    }
}
