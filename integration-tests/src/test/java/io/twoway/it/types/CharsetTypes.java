package io.twoway.it.types;

import io.twoway.it.pair.Site;
import java.util.ArrayList;
import java.util.List;

/** Every character set that the server has, with every character of the basic plane that exists in it. */
final class CharsetTypes {

    private static final String GROUP = "Character sets";
    private static final List<String> UNICODE =
            List.of("utf8", "utf8mb3", "utf8mb4", "ucs2", "utf16", "utf16le", "utf32");

    /** Those without the characters beyond; MySQL 8.0 calls utf8mb3 by its old name. */
    private static final List<String> BASIC_PLANE = List.of("ucs2", "utf8", "utf8mb3");

    private CharsetTypes() {}

    static List<TypeCase> of(Site server) {
        List<TypeCase> all = new ArrayList<>();
        for (String charset :
                server.rows("SELECT character_set_name FROM information_schema.character_sets ORDER BY 1")) {
            if (!charset.equals("binary")) {
                all.add(new TypeCase(
                        GROUP,
                        charset,
                        "charset_" + charset,
                        "LONGTEXT CHARACTER SET " + charset,
                        values(charset, server),
                        TypeCase.BYTES,
                        UNICODE.contains(charset) ? "" : "every character that it shares with Unicode",
                        ""));
                all.add(TypeCase.of(
                        GROUP,
                        "VARCHAR(20) CHARACTER SET " + charset + " DEFAULT 'x'",
                        TypeCase.BYTES,
                        "''",
                        "'Az09 '"));
            }
        }
        return all;
    }

    private static List<String> values(String charset, Site server) {
        if (BASIC_PLANE.contains(charset)) {
            return List.of(everyCharacter("utf16", server, charset), "'ÿ日本\\0'", "NULL");
        }
        if (UNICODE.contains(charset)) {
            return List.of(everyCharacter("utf16", server, charset), "'ÿ日本😀\\0'", "'\uDBFF\uDFFF'", "NULL");
        }
        return List.of(everyCharacter(charset, server, charset), "'plain'", "NULL");
    }

    /** Characters that come back from the character set as they went in; the others do not exist in it. */
    private static String everyCharacter(String existsIn, Site server, String charset) {
        String hex = server.value(
                """
                WITH RECURSIVE number AS (SELECT 0 AS i UNION ALL SELECT i + 1 FROM number WHERE i < 65535),
                unicode AS (SELECT i, CONVERT(UNHEX(LPAD(HEX(i), 8, '0')) USING utf32) AS text FROM number
                             WHERE i NOT BETWEEN 55296 AND 57343)
                SELECT /*+ SET_VAR(cte_max_recursion_depth = 65536) SET_VAR(group_concat_max_len = 1000000) */
                       GROUP_CONCAT(HEX(CONVERT(text USING %2$s)) ORDER BY i SEPARATOR '') FROM unicode
                 WHERE HEX(CONVERT(CONVERT(text USING %1$s) USING utf32)) = HEX(text)"""
                        .formatted(existsIn, charset));
        return "CONVERT(UNHEX('" + hex + "') USING " + charset + ")";
    }
}
