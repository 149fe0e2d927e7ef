package io.twoway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireFormatTest {

    private static final String GTIDS = "3e11fa47-71ca-11e1-9e33-c80aa9429562:1-7";

    @Test
    void whatHasNoNumberOrTheFirstIsRead() {
        ConnectHeaders first = new ConnectHeaders();
        first.addString(WireFormat.HEADER, "1");

        assertThatCode(() -> WireFormat.requireIn(new ConnectHeaders(), () -> "Record a-0@7"))
                .doesNotThrowAnyException();
        assertThatCode(() -> WireFormat.requireIn(first, () -> "Record a-0@7")).doesNotThrowAnyException();
        assertThatCode(() -> WireFormat.requireIn(Map.of("file", "binlog.000001")))
                .doesNotThrowAnyException();
        assertThatCode(() -> WireFormat.requireIn(Map.of(WireFormat.OFFSET_KEY, 1L)))
                .doesNotThrowAnyException();
        assertThat(WireFormat.withoutNumber(GTIDS)).isEqualTo(GTIDS);
        assertThat(WireFormat.withoutNumber("format 1," + GTIDS)).isEqualTo(GTIDS);
        assertThat(WireFormat.withoutNumber("format 1")).isEmpty();
        assertThat(WireFormat.withoutNumber("")).isEmpty();
    }

    @Test
    void recordMarkedAsAnEndIsReadAndHasTheSecondFormatSoThatOthersRefuseIt() {
        ConnectHeaders headers = new ConnectHeaders();
        assertThat(EndMark.isIn(headers)).isFalse();

        EndMark.writeTo(headers);

        assertThat(EndMark.isIn(headers)).isTrue();
        assertThat(headers.lastWithName(WireFormat.HEADER).value()).isEqualTo("2");
        assertThatCode(() -> WireFormat.requireIn(headers, () -> "Record a-0@7"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> WireFormat.requireIn(Map.of(WireFormat.OFFSET_KEY, "2")))
                .isInstanceOf(NewerFormatException.class);
        assertThatThrownBy(() -> WireFormat.withoutNumber("format 2," + GTIDS))
                .isInstanceOf(NewerFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "10", "two", "0"})
    void anotherNumberIsRefusedByName(String number) {
        ConnectHeaders headers = new ConnectHeaders();
        headers.addString(WireFormat.HEADER, number);

        assertThatThrownBy(() -> WireFormat.requireIn(headers, () -> "Record a-0@7"))
                .isInstanceOf(NewerFormatException.class)
                .hasMessageStartingWith("Record a-0@7 has the format '" + number + "', which a newer version");
        assertThatThrownBy(() -> WireFormat.requireIn(Map.of(WireFormat.OFFSET_KEY, number)))
                .isInstanceOf(NewerFormatException.class)
                .hasMessageStartingWith("The stored source offset has the format");
        assertThatThrownBy(() -> WireFormat.withoutNumber("format " + number + "," + GTIDS))
                .isInstanceOf(NewerFormatException.class)
                .hasMessageStartingWith("The progress row has the format");
    }
}
