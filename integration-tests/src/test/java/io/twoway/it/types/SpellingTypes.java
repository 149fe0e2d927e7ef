package io.twoway.it.types;

import java.util.List;
import java.util.stream.Stream;

/** The other names that MySQL has for its types, and what may stand behind them: each is made of the same few types. */
public final class SpellingTypes {

    static final String GROUP = "Spellings";

    /** A table has its rows' ids as values, for such a column is also a unique key. */
    private static final String[] SERIAL = {"id", "id + 100000"};

    private SpellingTypes() {}

    /** Returns what may stand behind the name of a column. */
    public static List<String> definitions() {
        return all().stream().map(TypeCase::definition).toList();
    }

    static List<TypeCase> all() {
        return Stream.of(integers(), fractions(), times(), texts(), attributes(), bytes(), labels(), others())
                .flatMap(List::stream)
                .toList();
    }

    private static List<TypeCase> integers() {
        return Stream.concat(
                        Stream.of(
                                number("BOOL", "3", "-128", "127"),
                                number("BOOLEAN DEFAULT TRUE", "3", "-1", "FALSE"),
                                number("INT1", "-128", "127"),
                                number("INT2", "-32768", "32767"),
                                number("INT3", "-8388608", "8388607"),
                                number("MIDDLEINT", "-8388608", "8388607"),
                                number("INT4", "-2147483648", "2147483647"),
                                number("INTEGER", "-2147483648", "2147483647"),
                                number("INTEGER(11) DEFAULT '5'", "-2147483648", "2147483647"),
                                number("INT SIGNED", "-2147483648", "2147483647"),
                                number("INT8", "-9223372036854775808", "9223372036854775807"),
                                number("INT1 UNSIGNED", "128", "255"),
                                number("INT2 UNSIGNED", "32768", "65535"),
                                number("INT3 UNSIGNED", "8388608", "16777215"),
                                number("MIDDLEINT UNSIGNED", "8388608", "16777215"),
                                number("INT4 UNSIGNED", "2147483648", "4294967295"),
                                number("INTEGER UNSIGNED", "2147483648", "4294967295"),
                                number("INT8 UNSIGNED", "9223372036854775808", "18446744073709551615"),
                                number("TINYINT ZEROFILL", "1", "255"),
                                number("TINYINT(1) ZEROFILL", "1", "255"),
                                number("SMALLINT(6) ZEROFILL", "1", "65535"),
                                number("MEDIUMINT UNSIGNED ZEROFILL", "1", "16777215"),
                                number("BIGINT ZEROFILL", "1", "18446744073709551615")),
                        Stream.of("SERIAL", "BIGINT SERIAL DEFAULT VALUE", "INT4 SERIAL DEFAULT VALUE")
                                .map(type -> TypeCase.titled(GROUP, type, type, TypeCase.TEXT, SERIAL)))
                .toList();
    }

    private static List<TypeCase> fractions() {
        return List.of(
                number("DEC", "-9999999999", "9999999999"),
                number("DEC(10,2)", "-99999999.99", "0.01"),
                number("DEC(10,2) UNSIGNED ZEROFILL", "1.5", "99999999.99"),
                number("NUMERIC", "-9999999999", "9999999999"),
                number("NUMERIC(10)", "-9999999999", "9999999999"),
                number("NUMERIC(10,2) UNSIGNED", "0.01", "99999999.99"),
                number("FIXED", "-9999999999", "9999999999"),
                number("FIXED(12,4)", "-99999999.9999", "0.0001"),
                number("DECIMAL", "-9999999999", "9999999999"),
                single("FLOAT4"),
                single("FLOAT(0)"),
                single("FLOAT(24)"),
                single("FLOAT UNSIGNED ZEROFILL"),
                twofold("FLOAT8"),
                twofold("FLOAT8 ZEROFILL"),
                twofold("FLOAT(25)"),
                twofold("FLOAT(53)"),
                twofold("REAL"),
                twofold("REAL(10,3)"),
                twofold("REAL UNSIGNED"),
                twofold("DOUBLE PRECISION"),
                twofold("DOUBLE PRECISION(10,3)"),
                twofold("DOUBLE PRECISION UNSIGNED"));
    }

    private static List<TypeCase> times() {
        return List.of(
                number("YEAR(4)", "1901", "2155", "0"),
                number("YEAR UNSIGNED", "1901", "2155", "0"),
                number("TIMESTAMP", "'1970-01-01 00:00:01'", "'2038-01-19 03:14:07'"),
                number("TIMESTAMP(0)", "'1970-01-01 00:00:01'", "'2024-06-30 12:00:00'"),
                number("TIMESTAMP(6) DEFAULT NOW(6)", "'2024-06-30 12:00:00.000001'"),
                number("DATETIME DEFAULT LOCALTIMESTAMP ON UPDATE NOW()", "'9999-12-31 23:59:59'", "'0000-00-00'"),
                number("DATETIME(3) DEFAULT CURRENT_TIMESTAMP(3)", "'1000-01-01 00:00:00.001'"),
                number("TIME(3) DEFAULT '1:00'", "'-838:59:59.000'", "'00:00:00.001'"),
                number("DATE DEFAULT (CURRENT_DATE)", "'0000-00-00'", "'9999-12-31'"));
    }

    private static List<TypeCase> texts() {
        return Stream.of(
                        "CHARACTER(10)",
                        "CHARACTER VARYING(20)",
                        "CHAR VARYING(20)",
                        "VARCHARACTER(20)",
                        "NATIONAL CHAR(5)",
                        "NATIONAL CHARACTER(5)",
                        "NATIONAL VARCHAR(20)",
                        "NATIONAL VARCHARACTER(20)",
                        "NATIONAL CHAR VARYING(20)",
                        "NATIONAL CHARACTER VARYING(20)",
                        "NCHAR(5) BINARY",
                        "NCHAR VARCHAR(20)",
                        "NCHAR VARCHARACTER(20)",
                        "NCHAR VARYING(20)",
                        "NVARCHAR(20) BINARY",
                        "LONG",
                        "LONG VARCHAR",
                        "LONG VARCHARACTER",
                        "LONG CHAR VARYING",
                        "LONG CHARACTER VARYING",
                        "LONG CHARACTER SET latin1",
                        "LONG BINARY",
                        "TEXT(100)",
                        "TEXT(200) CHARACTER SET latin1",
                        "TEXT(70000)",
                        "TEXT(20000000)")
                .map(SpellingTypes::text)
                .toList();
    }

    private static List<TypeCase> attributes() {
        return Stream.of(
                        "VARCHAR(20) ASCII",
                        "VARCHAR(20) ASCII BINARY",
                        "VARCHAR(20) BINARY ASCII",
                        "CHAR(5) ASCII",
                        "VARCHAR(20) UNICODE",
                        "VARCHAR(20) UNICODE BINARY",
                        "VARCHAR(20) BINARY UNICODE",
                        "TEXT UNICODE",
                        "CHAR(5) BINARY",
                        "VARCHAR(20) BINARY",
                        "TEXT BINARY",
                        "TINYTEXT BINARY",
                        "VARCHAR(20) CHARACTER SET latin1 BINARY",
                        "VARCHAR(20) BINARY CHARACTER SET latin1",
                        "VARCHAR(20) CHARACTER SET 'latin1'",
                        "VARCHAR(20) CHARACTER SET \"latin1\"",
                        "VARCHAR(20) CHARSET latin1",
                        "VARCHAR(20) CHAR SET latin1",
                        "VARCHAR(20) CHARACTER SET latin1 COLLATE 'latin1_bin'",
                        "VARCHAR(20) COLLATE 'utf8mb4_unicode_ci'",
                        "VARCHAR(20) COLLATE \"latin1_german1_ci\"",
                        "VARCHAR(20) COLLATE latin1_swedish_ci",
                        "TEXT COLLATE 'utf16_bin'",
                        "VARCHAR(20) CHARACTER SET UTF8MB4 COLLATE UTF8MB4_BIN",
                        "VARCHAR(20) CHARACTER SET utf8",
                        "VARCHAR(20) CHARACTER SET utf8mb3 COLLATE utf8_unicode_ci",
                        "VARCHAR(20) DEFAULT _latin1'x'",
                        "VARCHAR(20) DEFAULT N'x'",
                        "VARCHAR(20) DEFAULT _utf8mb4 0xC3A4",
                        "VARCHAR(20) DEFAULT 'a' 'b'",
                        "/*!50000 VARCHAR(20) */ /*!40100 CHARACTER SET latin1 */",
                        "/*!99999 INT */ VARCHAR(20)",
                        "VARCHAR(20) /* , d INT */",
                        "VARCHAR(20) -- , d INT\n",
                        "VARCHAR(20) COMMENT ', d INT'")
                .map(SpellingTypes::text)
                .toList();
    }

    private static List<TypeCase> bytes() {
        return Stream.of(
                        "BINARY",
                        "CHAR BYTE",
                        "CHAR(5) BYTE",
                        "VARCHAR(20) BYTE",
                        "TEXT BYTE",
                        "LONG BYTE",
                        "LONG VARBINARY",
                        "LONG VARCHAR BYTE",
                        "CHAR(5) CHARACTER SET binary",
                        "VARCHAR(20) CHARACTER SET binary",
                        "VARCHAR(20) COLLATE 'binary'",
                        "TINYTEXT CHARACTER SET binary",
                        "TEXT CHARACTER SET binary",
                        "MEDIUMTEXT CHARSET binary",
                        "LONGTEXT CHAR SET binary",
                        "BLOB(100)",
                        "BLOB(70000)",
                        "BLOB(20000000)")
                .map(type -> TypeCase.of(GROUP, type, TypeCase.BYTES, "''", "0x61", "0xFF00", "0x2000"))
                .toList();
    }

    private static List<TypeCase> labels() {
        return List.of(
                label("ENUM('a','b') BYTE", "'a'", "'b'"),
                label("ENUM('a','b') CHARACTER SET binary", "'a'", "'b'"),
                label("SET('a','b') CHARACTER SET binary", "'a,b'", "'b'"),
                label("ENUM('a','b') UNICODE", "'a'", "'b'"),
                label("SET('a','b') UNICODE", "'a,b'", "'b'"),
                label("ENUM('a','b') ASCII", "'a'", "'b'"),
                label("ENUM('a','ä') BINARY", "'a'", "'ä'"),
                label("SET('a','ä') BINARY", "'a,ä'", "'ä'"),
                label("ENUM('a','ä') COLLATE 'utf8mb4_bin'", "'a'", "'ä'"),
                label("SET('a','ö') COLLATE 'latin1_german1_ci'", "'a,ö'", "'ö'"),
                label("ENUM('ä','ß') CHARACTER SET latin1 BINARY", "'ä'", "'ß'"),
                label("ENUM ( 'a' , 'b  ' )", "'a'", "'b'"),
                label("ENUM('a',\"b\",'it''s',\"a \"\"b\"\"\")", "'b'", "3", "4"),
                label("ENUM(0x61,0x62)", "'a'", "'b'"),
                label("ENUM(x'61',b'01100010')", "'a'", "'b'"));
    }

    private static List<TypeCase> others() {
        String collection = "ST_GeomFromText('GEOMETRYCOLLECTION(POINT(1 2))')";
        return List.of(
                TypeCase.of(GROUP, "BIT", TypeCase.BITS, "b'0'", "b'1'"),
                TypeCase.of(GROUP, "GEOMETRYCOLLECTION", TypeCase.SPATIAL, collection),
                TypeCase.of(GROUP, "GEOMCOLLECTION", TypeCase.SPATIAL, collection),
                TypeCase.of(GROUP, "GEOMETRY SRID 4326", TypeCase.SPATIAL, "ST_GeomFromText('POINT(1 2)', 4326)"),
                TypeCase.titled(
                        GROUP,
                        "POINT NOT NULL SRID 0",
                        "POINT NOT NULL SRID 0",
                        TypeCase.SPATIAL,
                        "ST_GeomFromText('POINT(1 2)')"));
    }

    private static TypeCase number(String type, String... values) {
        return TypeCase.of(GROUP, type, TypeCase.TEXT, values);
    }

    private static TypeCase single(String type) {
        return TypeCase.of(GROUP, type, TypeCase.REAL, "0.1", "123456789.123456789", "1e-40");
    }

    private static TypeCase twofold(String type) {
        return TypeCase.of(GROUP, type, TypeCase.REAL, "0.1", "1234567.123456789", "0.000123456789");
    }

    private static TypeCase text(String type) {
        return TypeCase.of(GROUP, type, TypeCase.BYTES, "''", "'Ab '", "'é 日'", "'A'", "'a'");
    }

    private static TypeCase label(String type, String... values) {
        return TypeCase.of(GROUP, type, TypeCase.INDEX, values);
    }
}
