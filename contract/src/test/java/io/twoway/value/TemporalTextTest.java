package io.twoway.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemporalTextTest {

    @ParameterizedTest
    @CsvSource({"0, 1970-01-01", "-354285, 1000-01-01", "2932896, 9999-12-31", "-1, 1969-12-31"})
    void writesDatesAsMySqlDoes(long epochDay, String text) {
        assertThat(TemporalText.date(epochDay)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1970-01-01 00:00:00",
        "-1, 6, 1969-12-31 23:59:59.999999",
        "253402300799999999, 6, 9999-12-31 23:59:59.999999",
        "1000, 3, 1970-01-01 00:00:00.001",
        "-30610224000000000, 0, 1000-01-01 00:00:00"
    })
    void writesPointsOfTimeWithTheColumnsFraction(long micros, int fraction, String text) {
        assertThat(TemporalText.dateTime(micros, fraction)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2038-01-19T03:14:07.999999Z, 6, 2038-01-19 03:14:07.999999",
        "1970-01-01T02:00:01+02:00, 0, 1970-01-01 00:00:01"
    })
    void writesTimestampsInUtc(String iso, int fraction, String text) {
        assertThat(TemporalText.timestamp(iso, fraction)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "-3020399000000, 0, -838:59:59",
        "3020399000000, 3, 838:59:59.000",
        "-1, 6, -00:00:00.000001",
        "0, 0, 00:00:00"
    })
    void writesLengthsOfTimeBeyondADay(long micros, int fraction, String text) {
        assertThat(TemporalText.time(micros, fraction)).isEqualTo(text);
    }

    @Test
    void refusesToCutAFractionThatTheColumnCannotHold() {
        assertThatThrownBy(() -> TemporalText.dateTime(1, 3)).hasMessageContaining("more than 3 digits");
    }
}
