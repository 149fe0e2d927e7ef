package io.twoway.sink.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.contract.NewerFormatException;
import io.twoway.contract.SeenOffsets;
import io.twoway.contract.SiteName;
import io.twoway.contract.Stamp;
import io.twoway.contract.WireFormat;
import io.twoway.sink.mapping.NameMapping;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class RecordFormatTest {

    private final RecordDecoder decoder =
            new RecordDecoder(new SiteName("b"), OwnServer.of(List.of()), NameMapping.NONE);

    @Test
    void recordOfANewerVersionStopsTheSinkAndIsNoErrantOne() {
        assertThatThrownBy(() -> decoder.decode(record("3")))
                .isInstanceOf(NewerFormatException.class)
                .isNotInstanceOf(DataException.class)
                .hasMessageContaining("format '3', which a newer version of these plugins wrote");
    }

    @Test
    void recordWithANumberThatIsKnownIsRead() {
        DataException unreadable = new DataException("no envelope");

        assertThat(decoder.undecodable(record("1"), unreadable)).isInstanceOf(StreamEvent.Undecodable.class);
    }

    private static SinkRecord record(String format) {
        SinkRecord record = new SinkRecord("a", 0, null, null, null, null, 7);
        new Stamp(new SiteName("a"), Optional.empty(), SeenOffsets.NONE).writeTo(record.headers());
        record.headers().addString(WireFormat.HEADER, format);
        return record;
    }
}
