package io.twoway.source.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "region = 'eu'",
                "a",
                "(a, b) IN ((1, 2), (3, 4)) AND NOT (c <=> NULL)",
                "note LIKE '50\\%;%' OR note = \"it's; -- no # comment /* ? @ */\"",
                "note = 'it''s' OR note = 'back\\\\' OR note = 'it\\'s'",
                "doc->>'$.tag' = 'x' AND JSON_CONTAINS(doc, '2', '$.list')",
                "CAST(price AS DECIMAL (10, 2)) * 1.19 >= .5e3",
                "CASE WHEN (a > 1) THEN (b) ELSE (c) END",
                "created >= DATE_SUB('2024-01-01', INTERVAL (2) DAY)",
                "CONVERT(note USING utf8mb4) COLLATE utf8mb4_bin = _utf8mb4 x'41'",
                "`select` = 1 AND `a``b` = 2 AND `current_date` IS NOT NULL",
                "`odd.name` = 1",
                "größe > 3",
                "lower(region) in ('eu')"
            })
    void expressionOverOneRowIsKeptAsItIsWritten(String text) {
        assertThat(ConditionText.parse("  " + text + " ").sql()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            ~~                                          | empty
            ~  ~                                        | empty
            a = 1; DROP TABLE t                         | semicolon
            a = 1 -- rest                               | comment
            a = 1 # rest                                | comment
            a = /* x */ 1                               | comment
            a = ?                                       | '?'
            a = @x                                      | variable
            a = @@sql_mode                              | variable
            (a := 1)                                    | variable
            a IN (SELECT b FROM t)                      | SELECT
            a IN (select b from t)                      | SELECT
            a IN (TABLE t)                              | TABLE
            (a) IN (VALUES ROW(1))                      | VALUES
            EXISTS (SELECT 1)                           | EXISTS
            a INTO OUTFILE 'x'                          | INTO
            a > RAND()                                  | RAND
            a > RAND(4)                                 | RAND
            a < NOW()                                   | NOW
            a < now ( )                                 | NOW
            a < CURRENT_TIMESTAMP                       | CURRENT_TIMESTAMP
            a < current_date                            | CURRENT_DATE
            a < UTC_TIMESTAMP                           | UTC_TIMESTAMP
            a < UNIX_TIMESTAMP()                        | UNIX_TIMESTAMP
            a = UUID()                                  | UUID
            SLEEP(1)                                    | SLEEP
            a = CURRENT_USER                            | CURRENT_USER
            a = DATABASE()                              | DATABASE
            a = my_function(b)                          | MY_FUNCTION
            a = `my_function`(b)                        | my_function
            a = SUM(b)                                  | SUM
            MATCH (a) AGAINST ('x')                     | MATCH
            a = DEFAULT(a)                              | DEFAULT
            LOAD_FILE('x') IS NULL                      | LOAD_FILE
            t.a = 1                                     | dot
            shop.f(a)                                   | dot
            a = 'x                                      | quote
            a = "x                                      | quote
            a = `x                                      | quote
            a = 1) OR (b = 2                            | not opened
            (a = 1                                      | not closed
            a = {d '2024-01-01'}                        | '{'
            a = \\N                                     | no place""")
    void whatMoreGoesIntoIsRefused(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConditionText.parse(text))
                .withMessageContaining(message);
    }

    @Test
    void columnsItMayLookAtAreFoundWhateverTheirCase() {
        ConditionText text = ConditionText.parse("Region = 'note' AND `a``B` > 1e5 AND LOWER(code) = \"amount\"");

        assertThat(text.mentions("REGION")).isTrue();
        assertThat(text.mentions("A`b")).isTrue();
        assertThat(text.mentions("code")).isTrue();
        assertThat(text.mentions("note")).isFalse();
        assertThat(text.mentions("amount")).isFalse();
        assertThat(text.mentions("e5")).isFalse();
    }

    @Test
    void longTextIsReadWithoutADeepStack() {
        String text = "a = '" + "it''s ".repeat(100_000) + "'";

        assertThat(ConditionText.parse(text).sql()).isEqualTo(text);
    }
}
