package io.twoway.source.reading;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.table.TableName;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadableNameTest {

    @ParameterizedTest
    @CsvSource({"shop,`secret`", "shop,end`", "shop,`begin", "`shop,t", "shop`,t", "shop,\"t", "shop\",t", "shop,'a\nb'"
    })
    void aQuoteAtEitherEndAndALineBreakAreRefused(String database, String table) {
        assertThatThrownBy(() -> ReadableName.require(new TableName(database, table)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining(database + "." + table);
    }

    @Test
    void aQuoteInTheMiddleIsNot() {
        assertThatCode(() -> ReadableName.require(new TableName("a``b\"c", "c`d")))
                .doesNotThrowAnyException();
    }
}
