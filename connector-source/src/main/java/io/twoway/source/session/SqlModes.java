package io.twoway.source.session;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The names of what {@code sql_mode} has a bit for. */
final class SqlModes {

    /** By their bits; an empty name for one that MySQL 8 does not use. */
    private static final List<String> NAMES = List.of(
            "REAL_AS_FLOAT",
            "PIPES_AS_CONCAT",
            "ANSI_QUOTES",
            "IGNORE_SPACE",
            "",
            "ONLY_FULL_GROUP_BY",
            "NO_UNSIGNED_SUBTRACTION",
            "NO_DIR_IN_CREATE",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "ANSI",
            "NO_AUTO_VALUE_ON_ZERO",
            "NO_BACKSLASH_ESCAPES",
            "STRICT_TRANS_TABLES",
            "STRICT_ALL_TABLES",
            "NO_ZERO_IN_DATE",
            "NO_ZERO_DATE",
            "ALLOW_INVALID_DATES",
            "ERROR_FOR_DIVISION_BY_ZERO",
            "TRADITIONAL",
            "",
            "HIGH_NOT_PRECEDENCE",
            "NO_ENGINE_SUBSTITUTION",
            "PAD_CHAR_TO_FULL_LENGTH",
            "TIME_TRUNCATE_FRACTIONAL");

    private SqlModes() {}

    /** Returns the names as {@code SET sql_mode} takes them; the number itself where one is not known. */
    static String of(long bits) {
        long unknown = IntStream.range(0, Long.SIZE)
                .filter(bit -> (bits >>> bit & 1) == 1)
                .filter(bit -> bit >= NAMES.size() || NAMES.get(bit).isEmpty())
                .count();
        return unknown > 0
                ? Long.toUnsignedString(bits)
                : IntStream.range(0, NAMES.size())
                        .filter(bit -> (bits >>> bit & 1) == 1)
                        .mapToObj(NAMES::get)
                        .collect(Collectors.joining(","));
    }
}
