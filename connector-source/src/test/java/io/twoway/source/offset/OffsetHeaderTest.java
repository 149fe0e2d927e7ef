package io.twoway.source.offset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.contract.Stamp;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class OffsetHeaderTest {

    private static final Map<String, Object> OFFSET = Map.of("file", "binlog.000001", "pos", 4L, "twoway_gtids", true);

    @Test
    void offsetComesBackAsItWasAdded() {
        assertThat(OffsetHeader.decode(header(written()))).isEqualTo(OFFSET);
    }

    @Test
    void recordHasOneOffsetHowOftenEverItIsAdded() {
        SourceRecord record = record();
        OffsetHeader.addTo(record);
        OffsetHeader.addTo(record);

        assertThat(record.headers()).hasSize(1);
    }

    @Test
    void jsonConverterPutsTheTextIntoAStringOrAPayload() {
        String quoted = '"' + written().replace("\"", "\\\"") + '"';

        assertThat(OffsetHeader.decode(header(quoted))).isEqualTo(OFFSET);
        assertThat(OffsetHeader.decode(header("{\"schema\":{\"type\":\"string\"},\"payload\":" + quoted + "}")))
                .isEqualTo(OFFSET);
    }

    @Test
    void textThatIsNoOffsetIsRefusedWithWhatItSays() {
        assertThat(OffsetHeader.text(header("not JSON"))).isEqualTo("not JSON");
        assertThatThrownBy(() -> OffsetHeader.decode(header("not JSON")))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining(Stamp.OFFSET_HEADER)
                .hasMessageContaining("not JSON");
    }

    private static String written() {
        SourceRecord record = record();
        OffsetHeader.addTo(record);
        return (String) record.headers().lastWithName(Stamp.OFFSET_HEADER).value();
    }

    private static SourceRecord record() {
        return new SourceRecord(Map.of(), OFFSET, "a-stream", null, null);
    }

    private static Header header(String text) {
        return new RecordHeader(Stamp.OFFSET_HEADER, text.getBytes(StandardCharsets.UTF_8));
    }
}
