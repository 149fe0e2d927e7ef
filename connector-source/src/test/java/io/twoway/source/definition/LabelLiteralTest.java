package io.twoway.source.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelLiteralTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = ' ',
            value = {
                "'a' a",
                "'' ||",
                "'a,b' a,b",
                "'it''s' it's",
                "'it\\'s' it's",
                "'\\\\' \\",
                "\"a\"\"b\" a\"b",
                "'a\"\"b' a\"\"b",
                "'5\\%' 5\\%"
            })
    void labelsAreReadAsMySqlReadsThem(String literal, String label) {
        assertThat(LabelLiteral.labelOf(literal)).isEqualTo(label);
    }
}
