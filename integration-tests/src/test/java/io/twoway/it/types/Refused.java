package io.twoway.it.types;

/** A value that cannot travel exactly, so that the source stops before it sends it. */
enum Refused {
    JSON_DECIMAL(
            "JSON",
            "JSON_OBJECT('price', CAST(1.10 AS DECIMAL(4,2)))",
            "1.10",
            "a DECIMAL inside of a document that would be other digits as a DOUBLE: trailing zeros, or more than 17 digits"),
    JSON_LARGE_DECIMAL(
            "JSON",
            "JSON_ARRAY(123456789012345678901234567890)",
            "123456789012345678901234567890",
            "a DECIMAL inside of a document that is a whole number beyond 64 bits"),
    INVALID_ENUM("ENUM('a','')", "0", "0", "the invalid value of an ENUM that has the label '' too"),
    EMPTY_LABEL("SET('a','')", "2", "2", "the label '' of a SET, alone"),
    NO_CHARACTER(
            "VARCHAR(10) CHARACTER SET cp1251",
            "CONVERT(UNHEX('4198') USING cp1251)",
            "0x4198",
            "a byte that stands for no character"),
    SECOND_CODE(
            "VARCHAR(10) CHARACTER SET cp932",
            "CONVERT(UNHEX('ED40') USING cp932)",
            "0xed40",
            "the second of two codes of one character"),
    LONE_SURROGATE(
            "VARCHAR(10) CHARACTER SET ucs2", "CONVERT(UNHEX('D800') USING ucs2)", "0xd800", "half of a character");

    private final String definition;
    private final String value;
    private final String shown;
    private final String why;

    Refused(String definition, String value, String shown, String why) {
        this.definition = definition;
        this.value = value;
        this.shown = shown;
        this.why = why;
    }

    /** The columns of a table that takes the value. */
    String columns() {
        return "(id INT PRIMARY KEY, c " + definition + ")";
    }

    String value() {
        return value;
    }

    /** How a message spells the value. */
    String shown() {
        return shown;
    }

    /** Returns the line of docs/types.md. */
    String line() {
        return "`" + definition + "`: " + why + ", such as `" + value + "`";
    }
}
