package io.twoway.sink.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.contract.GtidSet;
import io.twoway.contract.Stamp;
import java.io.IOException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadSoFarTest {

    private static final String UUID = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final String GTIDS = UUID + ":1-5:7," + UUID + ":etl:1-3";

    /** Connect's default header converter takes some JSON for a map, and leaves texts that it cannot read as they are. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"gtids\":\"" + GTIDS + "\",\"file\":\"binlog.000001\",\"pos\":197,\"twoway_gtids\":true}",
                "{\"file\":\"b.1\",\"twoway_added\":\"{\\\"lists\\\":{\\\"a\\\":\\\"b,c\\\"},\\\"load\\\":\\\"\\\"}\",\"gtids\":\""
                        + GTIDS + "\",\"twoway_seen\":\"a=1,b=2\"}",
                "{\"ts_sec\":1700000000,\"gtids\":\"" + GTIDS + "\",\"transaction_id\":null,\"odd\":\"a\\\\\\\"b{[\"}"
            })
    void setIsReadAsTheDefaultHeaderConverterBringsIt(String offset) throws IOException {
        assertThat(ReadSoFar.in(converted(offset))).contains(GtidSet.parse(GTIDS));
        assertThat(ReadSoFar.in(new ConnectHeaders().addString(Stamp.OFFSET_HEADER, offset)))
                .contains(GtidSet.parse(GTIDS));
    }

    @Test
    void withoutGtidsNothingIsInTheSet() throws IOException {
        assertThat(ReadSoFar.in(converted("{\"file\":\"binlog.000001\",\"pos\":4}")))
                .contains(GtidSet.EMPTY);
    }

    @Test
    void mostRecordsDoNotSay() {
        assertThat(ReadSoFar.in(new ConnectHeaders())).isEmpty();
    }

    @Test
    void alteredHeaderIsRefused() {
        assertThatThrownBy(() -> ReadSoFar.in(new ConnectHeaders().addString(Stamp.OFFSET_HEADER, "{\"gtids\":\"x\"}")))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("transform");
    }

    private static ConnectHeaders converted(String offset) throws IOException {
        try (SimpleHeaderConverter converter = new SimpleHeaderConverter()) {
            byte[] bytes = converter.fromConnectHeader("t", Stamp.OFFSET_HEADER, Schema.STRING_SCHEMA, offset);
            ConnectHeaders headers = new ConnectHeaders();
            headers.add(Stamp.OFFSET_HEADER, converter.toConnectHeader("t", Stamp.OFFSET_HEADER, bytes));
            return headers;
        }
    }
}
