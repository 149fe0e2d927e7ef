package io.twoway.source.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerColumnTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            textBlock =
                    """
            int unsigned zerofill    | -       | -  | 10 | 0 | - | c INT UNSIGNED
            tinyint(1)               | -       | -  | 3  | 0 | - | c TINYINT
            decimal(12,3)            | -       | -  | 12 | 3 | - | c DECIMAL(12,3)
            bit(9)                   | -       | -  | 9  | - | - | c BIT(9)
            varchar(20)              | utf8    | 20 | -  | - | - | c VARCHAR(20) CHARACTER SET utf8mb3
            enum('a,b','it''s','\\\\') | latin1 | 4  | -  | - | - | c ENUM('a,b','it's','\\')
            timestamp(3)             | -       | -  | -  | - | 3 | c TIMESTAMP(3)
            geomcollection           | -       | -  | -  | - | - | c GEOMCOLLECTION
            longblob                 | -       | 2147483647 | - | - | - | c LONGBLOB
            """)
    void whatTheServerShowsIsWhatRowsHave(
            String type, String charset, Integer length, Integer precision, Integer scale, Integer fraction, String c) {
        assertThat(new ServerColumn(
                                "c",
                                type,
                                true,
                                Optional.ofNullable(charset),
                                number(length),
                                number(precision),
                                number(scale),
                                number(fraction))
                        .definition())
                .asString()
                .isEqualTo(c);
    }

    private static OptionalInt number(Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
