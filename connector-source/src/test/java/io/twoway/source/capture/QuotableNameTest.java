package io.twoway.source.capture;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotableNameTest {

    @ParameterizedTest
    @CsvSource({"shop,`secret`", "shop,end`", "shop,`begin", "`shop,t", "shop`,t"})
    void aBacktickAtEitherEndIsRefused(String database, String table) {
        assertThatThrownBy(() -> QuotableName.require(database, table))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining(database + "." + table);
    }

    @Test
    void aBacktickInTheMiddleIsNot() {
        assertThatCode(() -> QuotableName.require("a``b", "c`d")).doesNotThrowAnyException();
    }
}
