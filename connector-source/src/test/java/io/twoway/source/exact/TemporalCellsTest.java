package io.twoway.source.exact;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.twoway.value.ImpossibleDate;
import io.twoway.value.ImpossibleDateTime;
import io.twoway.value.ZeroTimestamp;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The bytes are those that MySQL 9.7 wrote. */
class TemporalCellsTest {

    @Test
    void datesAreReadAsStored() throws IOException {
        assertThat(TemporalCells.date(cell("5DD00F"))).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(TemporalCells.date(cell("000000"))).isEqualTo(new ImpossibleDate(0, 0, 0));
        assertThat(TemporalCells.date(cell("A0D00F"))).isEqualTo(new ImpossibleDate(2024, 5, 0));
        assertThat(TemporalCells.date(cell("210000"))).isEqualTo(LocalDate.of(0, 1, 1));
    }

    @Test
    void datesWithTimesAreReadAsStored() throws IOException {
        assertThat(TemporalCells.dateTime(6, cell("99B2BB7EFB0F423F")))
                .isEqualTo(LocalDateTime.of(2024, 2, 29, 23, 59, 59, 999_999_000));
        assertThat(TemporalCells.dateTime(0, cell("8000000000")))
                .isEqualTo(new ImpossibleDateTime(new ImpossibleDate(0, 0, 0), 0, 0));
        assertThat(TemporalCells.dateTime(2, cell("99B3417EFB63")))
                .isEqualTo(new ImpossibleDateTime(new ImpossibleDate(2024, 5, 0), 86_399, 990_000));
    }

    @Test
    void timestampsAreReadAsStored() throws IOException {
        assertThat(TemporalCells.timestamp(0, cell("00000000"))).isEqualTo(ZeroTimestamp.ZERO);
        assertThat(TemporalCells.timestamp(3, cell("7FFFFFFF26FC")))
                .isEqualTo(ZonedDateTime.parse("2038-01-19T03:14:07.998Z"));
    }

    @Test
    void lengthsOfTimeAreReadWithTheirSign() throws IOException {
        assertThat(TemporalCells.time(0, cell("800001"))).isEqualTo(Duration.ofSeconds(1));
        assertThat(TemporalCells.time(0, cell("7FFFFF"))).isEqualTo(Duration.ofSeconds(-1));
        assertThat(TemporalCells.time(6, cell("7FFFFFFFFFFF"))).isEqualTo(Duration.ofNanos(-1000));
        assertThat(TemporalCells.time(2, cell("7FFFFECE"))).isEqualTo(Duration.ofMillis(-1500));
        assertThat(TemporalCells.time(0, cell("B46EFB")))
                .isEqualTo(Duration.ofHours(838).plusMinutes(59).plusSeconds(59));
    }

    @Test
    void theTextOfALoadGivesTheSame() {
        assertThat(literal("2024-00-00").date()).isEqualTo(new ImpossibleDate(2024, 0, 0));
        assertThat(literal("0000-00-00 00:00:00").dateTime())
                .isEqualTo(new ImpossibleDateTime(new ImpossibleDate(0, 0, 0), 0, 0));
        assertThat(literal("2024-02-29 23:59:59.12").dateTime())
                .isEqualTo(LocalDateTime.of(2024, 2, 29, 23, 59, 59, 120_000_000));
        assertThat(TemporalLiteral.timestamp("0.000000")).isEqualTo(ZeroTimestamp.ZERO);
        assertThat(TemporalLiteral.timestamp("2147483647.999999"))
                .isEqualTo(ZonedDateTime.parse("2038-01-19T03:14:07.999999Z"));
    }

    private static TemporalLiteral literal(String text) {
        return new TemporalLiteral(text);
    }

    private static ByteArrayInputStream cell(String hex) {
        return new ByteArrayInputStream(HexFormat.of().parseHex(hex));
    }
}
