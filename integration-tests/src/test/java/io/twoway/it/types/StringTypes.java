package io.twoway.it.types;

import java.util.List;

/** Texts and bytes by size, and the types whose values are labels. */
final class StringTypes {

    private static final String TEXTS = "Texts";
    private static final String BINARIES = "Bytes";
    private static final String LABELS = "Labels";

    private StringTypes() {}

    static List<TypeCase> all() {
        return java.util.stream.Stream.of(texts(), bytes(), labels())
                .flatMap(List::stream)
                .toList();
    }

    private static List<TypeCase> texts() {
        return List.of(
                text("CHAR(10) DEFAULT 'x'", "''", "'a'", "'äöü😀'", "'  a'", "'it''s'"),
                text("CHAR(0)", "''"),
                text("VARCHAR(0)", "''"),
                text("VARCHAR(60)", "''", "' a '", "'a  '", "'it''s \\\\ \\n \\r \\0 \\Z \" 😀 日本'", "'NULL'", "'\\''"),
                text("VARCHAR(16000)", "REPEAT('😀', 16000)"),
                text("TINYTEXT", "''", "REPEAT('x', 255)"),
                text("TEXT", "''", "REPEAT('😀', 16383)", "REPEAT('x', 65535)"),
                text("MEDIUMTEXT", "REPEAT('ä', 100000)"),
                text("LONGTEXT", "REPEAT('ab', 100000)"),
                text("VARCHAR(20) COLLATE utf8mb4_bin", "'A'", "'a'", "'e\\u0301'"),
                text("NCHAR(5)", "'日本'"),
                text("NVARCHAR(20)", "'日本 '"));
    }

    private static List<TypeCase> bytes() {
        return List.of(
                binary("VARBINARY(0)", "''"),
                binary("BINARY(4)", "0x00000000", "0x01", "0xFF00FF00", "0x20202020", "''"),
                binary("BINARY(255)", "0x0100", "REPEAT(0xFF, 255)"),
                binary("BINARY(4) DEFAULT 'ab'", "0x00"),
                binary("VARBINARY(10) DEFAULT 0x00FF", "''", "0x00FF10", "0x6100", "0x80", "0x20"),
                binary("VARBINARY(60000)", "REPEAT(0x00FF80, 20000)"),
                binary("TINYBLOB", "''", "REPEAT(0x00, 255)"),
                binary("BLOB", "''", "0x00FF7F80", "REPEAT(0xFF00, 20000)"),
                binary("MEDIUMBLOB", "REPEAT(0x80FF, 100000)"),
                binary("LONGBLOB", "REPEAT(0x0D0A, 100000)"),
                binary("CHAR(5) BYTE", "0xFF"));
    }

    private static List<TypeCase> labels() {
        String labels = "'a','b c','é','日本','it''s','\"','\\\\','','x;y','('";
        return List.of(
                label(
                        "ENUM(" + labels + ") DEFAULT 'b c'",
                        "'a'",
                        "'é'",
                        "'日本'",
                        "'it''s'",
                        "'\"'",
                        "'\\\\'",
                        "8",
                        "'x;y'",
                        "'('"),
                label("ENUM('a,b','c','a') DEFAULT 'a,b'", "'a,b'", "'c'", "'a'", "0"),
                label("ENUM('ä','ß') CHARACTER SET latin1", "'ä'", "'ß'", "0"),
                label("ENUM('日','本') CHARACTER SET sjis", "'日'", "'本'"),
                label("ENUM('A','b') COLLATE utf8mb4_bin", "'A'", "'b'"),
                label("ENUM('a\\nb','tab\\t')", "'a\\nb'", "'tab\\t'"),
                label(
                        "SET('a','b','ü','it''s','\"','\\\\','x;y') DEFAULT 'a,b'",
                        "''",
                        "'a,ü'",
                        "'b'",
                        "'it''s,\"'",
                        "127"),
                label("SET('a','') DEFAULT 'a'", "0", "1", "3"),
                label("SET('ä','ß') CHARACTER SET latin1", "'ä,ß'", "0"),
                TypeCase.titled(
                        LABELS,
                        "SET of 64 labels",
                        "SET(" + numbered(64) + ")",
                        TypeCase.INDEX,
                        "1",
                        "0xFFFFFFFFFFFFFFFF",
                        "0x8000000000000000",
                        "0x7FFFFFFFFFFFFFFF",
                        "NULL"),
                TypeCase.titled(
                        LABELS,
                        "ENUM of 300 labels",
                        "ENUM(" + numbered(300) + ")",
                        TypeCase.INDEX,
                        "1",
                        "255",
                        "256",
                        "300",
                        "0",
                        "NULL"));
    }

    private static String numbered(int count) {
        return java.util.stream.IntStream.rangeClosed(1, count)
                .mapToObj(i -> "'l" + i + "'")
                .collect(java.util.stream.Collectors.joining(","));
    }

    private static TypeCase text(String type, String... values) {
        return TypeCase.of(TEXTS, type, TypeCase.BYTES, values);
    }

    private static TypeCase binary(String type, String... values) {
        return TypeCase.of(BINARIES, type, TypeCase.BYTES, values);
    }

    private static TypeCase label(String type, String... values) {
        return TypeCase.of(LABELS, type, TypeCase.INDEX, values);
    }
}
