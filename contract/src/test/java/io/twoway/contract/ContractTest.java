package io.twoway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {

    private static final String UUID = "3e11fa47-71ca-11e1-9e33-c80aa9429562";

    @ParameterizedTest
    @ValueSource(strings = {"a", "site-1", "Berlin_2", "x234567890123456789012345678901"})
    void aSiteNameStartsWithALetter(String name) {
        assertThat(new SiteName(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "007", "1e5", "2024-01-01", "-a", "a.b", "a b", "null", "True", "NaN"})
    void aSiteNameIsNothingThatAHeaderConverterTakesForAnotherType(String name) {
        assertThatThrownBy(() -> new SiteName(name)).hasMessageContaining(SiteName.RULE);
    }

    @Test
    void aStampSurvivesConnectsDefaultHeaderConverter() throws IOException {
        Stamp stamp = new Stamp(
                new SiteName("e5"),
                Optional.of(UUID + ":12"),
                SeenOffsets.NONE.with("b", 7).with("c-1", 0));
        ConnectHeaders written = new ConnectHeaders();
        stamp.writeTo(written);

        assertThat(Stamp.readFrom(converted(written))).contains(stamp);
    }

    private static ConnectHeaders converted(ConnectHeaders written) throws IOException {
        ConnectHeaders read = new ConnectHeaders();
        try (SimpleHeaderConverter converter = new SimpleHeaderConverter()) {
            for (Header header : written) {
                byte[] bytes = converter.fromConnectHeader("t", header.key(), header.schema(), header.value());
                read.add(header.key(), converter.toConnectHeader("t", header.key(), bytes));
            }
        }
        return read;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1_000_000, Long.MAX_VALUE})
    void aSendMarkSurvivesConnectsDefaultHeaderConverter(long before) throws IOException {
        SendMark mark = new SendMark("r1e5", before);
        ConnectHeaders written = new ConnectHeaders();
        new SendMark("old", 3).writeTo(Stream.of(written));
        mark.writeTo(Stream.of(written));

        assertThat(SendMark.readFrom(converted(written))).contains(mark);
    }

    @Test
    void aReaderOfMarksReadsEachRecordsOwn() {
        SendMark.Reader reader = new SendMark.Reader();
        for (String text : List.of("r1/5", "r1/5", "r1/6", "", "r1/6", "r1/x", "r2/6")) {
            ConnectHeaders headers = new ConnectHeaders();
            if (!text.isEmpty()) {
                headers.addString(SendMark.HEADER, text);
            }
            assertThat(reader.readFrom(headers)).isEqualTo(SendMark.readFrom(headers));
        }
    }

    @Test
    void aSendMarkThatIsNotUnderstoodIsNone() {
        assertThat(SendMark.readFrom(new ConnectHeaders())).isEmpty();
        assertThat(SendMark.readFrom(new ConnectHeaders().addString(SendMark.HEADER, "r1")))
                .isEmpty();
        assertThat(SendMark.readFrom(new ConnectHeaders().addString(SendMark.HEADER, "r1/x")))
                .isEmpty();
    }

    @Test
    void aRecordWithoutTheOriginHeaderHasNoStamp() {
        assertThat(Stamp.readFrom(new ConnectHeaders())).isEmpty();
    }

    @Test
    void aReaderOfManyRecordsReadsTheStampOfEach() {
        Stamp.Reader reader = new Stamp.Reader();
        Stamp first = new Stamp(new SiteName("a"), Optional.of("id:1"), SeenOffsets.NONE);
        Stamp further = new Stamp(new SiteName("a"), Optional.empty(), SeenOffsets.NONE.with("b", 7));
        Stamp ofAnother = new Stamp(new SiteName("c"), Optional.empty(), SeenOffsets.NONE);

        for (Stamp stamp : List.of(first, further, further, ofAnother, first)) {
            Headers headers = new ConnectHeaders();
            stamp.writeTo(headers);
            assertThat(reader.readFrom(headers)).contains(stamp);
        }
        assertThat(reader.readFrom(new ConnectHeaders())).isEmpty();
    }

    @Test
    void seenOffsetsAreReadBackAsTheyWereWritten() {
        SeenOffsets seen = new SeenOffsets(new TreeMap<>(Map.of("a", 1L, "b.c", 20L)));

        assertThat(SeenOffsets.parse(seen.encoded())).isEqualTo(seen);
        assertThat(SeenOffsets.parse("")).isEqualTo(SeenOffsets.NONE);
        assertThatThrownBy(() -> SeenOffsets.parse("nonsense")).hasMessageContaining("nonsense");
    }

    @Test
    void aRowsPositionIsItsTransactionAndItsOrderInIt() {
        assertThat(SourcePosition.ofRow(block(UUID + ":tag:12", 3))).isEqualTo(new GtidPosition(UUID + ":tag", 12, 3));
        assertThat(SourcePosition.ofRow(block("file=binlog.000007,pos=1234", 2)))
                .isEqualTo(new BinlogPosition("binlog.000007", 1234, 2));
    }

    private static Struct block(String id, long order) {
        Schema schema = SchemaBuilder.struct()
                .field("id", Schema.STRING_SCHEMA)
                .field("total_order", Schema.INT64_SCHEMA)
                .build();
        return new Struct(schema).put("id", id).put("total_order", order);
    }
}
