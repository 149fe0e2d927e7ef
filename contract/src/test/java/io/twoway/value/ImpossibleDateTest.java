package io.twoway.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImpossibleDateTest {

    static Stream<ImpossibleDate> dates() {
        return Stream.of(
                new ImpossibleDate(0, 0, 0),
                new ImpossibleDate(0, 0, 1),
                new ImpossibleDate(0, 1, 0),
                new ImpossibleDate(2024, 0, 0),
                new ImpossibleDate(2024, 5, 0),
                new ImpossibleDate(2024, 2, 31),
                new ImpossibleDate(9999, 12, 0),
                new ImpossibleDate(9999, 0, 31));
    }

    @ParameterizedTest
    @MethodSource("dates")
    void comesBackAsItWas(ImpossibleDate date) {
        assertThat(ImpossibleDate.is(date.year(), date.month(), date.day())).isTrue();
        assertThat(ImpossibleDate.isEncodedIn(date.encoded())).isTrue();
        assertThat(ImpossibleDate.decoded(date.encoded())).isEqualTo(date);
    }

    @ParameterizedTest
    @MethodSource("dates")
    void comesBackWithItsTime(ImpossibleDate date) {
        for (ImpossibleDateTime time : new ImpossibleDateTime[] {
            new ImpossibleDateTime(date, 0, 0), new ImpossibleDateTime(date, 86_399, 999_999)
        }) {
            assertThat(ImpossibleDateTime.isEncodedIn(time.encoded())).isTrue();
            assertThat(ImpossibleDateTime.decoded(time.encoded())).isEqualTo(time);
        }
    }

    @Test
    void validDatesStayOutsideOfTheRange() {
        assertThat(ImpossibleDate.is(0, 1, 1)).isFalse();
        assertThat(ImpossibleDate.is(9999, 12, 31)).isFalse();
        for (LocalDate date : new LocalDate[] {LocalDate.of(0, 1, 1), LocalDate.of(9999, 12, 31)}) {
            LocalDateTime midnight = date.atStartOfDay();
            long seconds = midnight.toEpochSecond(ZoneOffset.UTC);
            assertThat(ImpossibleDate.isEncodedIn(date.toEpochDay())).isFalse();
            assertThat(ImpossibleDateTime.isEncodedIn(TimeUnit.SECONDS.toMillis(seconds)))
                    .isFalse();
            assertThat(ImpossibleDateTime.isEncodedIn(TimeUnit.SECONDS.toMicros(seconds)))
                    .isFalse();
        }
    }
}
