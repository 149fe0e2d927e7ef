package io.twoway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.value.SystemZone;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OriginSessionTest {

    @Test
    void comesBackAsItWas() {
        OriginSession session = OriginSession.NONE
                .with("sql_mode", "ANSI_QUOTES,PIPES_AS_CONCAT")
                .with("time_zone", "+08:00")
                .with("odd", "a;b=*/\u00e9%")
                .withBytes(new byte[] {-1, 0, 'x'});

        assertThat(session.encoded())
                .isEqualTo(
                        "1;sql_mode=ANSI_QUOTES,PIPES_AS_CONCAT;time_zone=+08:00;odd=a%3Bb%3D%2A/%C3%A9%25;bytes=_wB4");
        assertThat(OriginSession.parse(session.encoded())).isEqualTo(session);
        assertThat(session.statementBytes().orElseThrow()).containsExactly(-1, 0, 'x');
        assertThat(OriginSession.parse("1")).isEqualTo(OriginSession.NONE);
        assertThat(OriginSession.parse("1;sql_mode=").value("sql_mode")).hasValue("");
    }

    @Test
    void laterFormatIsAVariableThatNoServerHas() {
        assertThat(OriginSession.parse("2;sql_mode=").value("format")).hasValue("2");
    }

    @Test
    void modesAreFoundWhole() {
        OriginSession session = OriginSession.NONE.with("sql_mode", "ANSI_QUOTES,NO_BACKSLASH_ESCAPES");

        assertThat(session.hasMode("ANSI_QUOTES")).isTrue();
        assertThat(session.hasMode("ANSI")).isFalse();
        assertThat(OriginSession.NONE.hasMode("")).isFalse();
    }

    @Test
    void systemZoneIsNamedByItsOffsets() {
        assertThat(SystemZone.named(offsets("UTC"))).hasValue("+00:00");
        assertThat(SystemZone.named(offsets("+05:30"))).hasValue("+05:30");
        List<Integer> berlin = offsets("Europe/Berlin");
        assertThat(SystemZone.has("Europe/Berlin", berlin)).isTrue();
        assertThat(SystemZone.has(SystemZone.named(berlin).orElseThrow(), berlin))
                .isTrue();
        assertThat(SystemZone.has("Asia/Shanghai", berlin)).isFalse();
        assertThat(SystemZone.has("No/Where", berlin)).isFalse();
    }

    private static List<Integer> offsets(String zone) {
        return IntStream.range(0, 816)
                .mapToObj(i -> ZoneId.of(zone)
                        .getRules()
                        .getOffset(Instant.ofEpochSecond(i * 2629746L + 86400))
                        .getTotalSeconds())
                .toList();
    }
}
