package io.twoway.sink.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.BinlogPosition;
import io.twoway.contract.GtidPosition;
import io.twoway.contract.SourcePosition;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class WatermarkTest {

    private static final String UUID_1 = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final String UUID_2 = "4e11fa47-71ca-11e1-9e33-c80aa9429562";

    @Test
    void coversWhatStandsAtOrBelowItInTheSameTransaction() {
        Watermark mark = Watermark.START.advancedTo(gtid(UUID_1, 7, 3));

        assertThat(mark.covers(gtid(UUID_1, 7, 3))).isTrue();
        assertThat(mark.covers(gtid(UUID_1, 7, 4))).isFalse();
        assertThat(mark.covers(gtid(UUID_1, 6, 99))).isTrue();
        assertThat(mark.covers(gtid(UUID_1, 8, 1))).isFalse();
    }

    @Test
    void keepsEachSourceServerApartSoThatAFailoverIsNotTakenForARepeat() {
        Watermark mark = Watermark.START.advancedTo(gtid(UUID_1, 700, 1));

        assertThat(mark.covers(gtid(UUID_2, 1, 1))).isFalse();
        assertThat(mark.advancedTo(gtid(UUID_2, 1, 1)).covers(gtid(UUID_1, 700, 1)))
                .isTrue();
    }

    @Test
    void putsStatementsBeforeTheRowsThatShareTheirTransaction() {
        SourcePosition second = statement(7, 2);
        Watermark mark = Watermark.START.advancedTo(statement(7, 1));

        assertThat(mark.covers(statement(7, 1))).isTrue();
        assertThat(mark.covers(second)).isFalse();
        assertThat(mark.advancedTo(second).covers(gtid(UUID_1, 7, 1))).isFalse();
        assertThat(mark.advancedTo(gtid(UUID_1, 7, 1)).covers(second)).isTrue();
    }

    @Test
    void ordersBinlogFilesByNumberAlsoWhereTheNameGrowsLonger() {
        Watermark mark = Watermark.START.advancedTo(new BinlogPosition("binlog.999999", 900, 0));

        assertThat(mark.covers(new BinlogPosition("binlog.1000000", 4, 0))).isFalse();
        assertThat(mark.covers(new BinlogPosition("binlog.999998", 99_999, 9))).isTrue();
        assertThat(mark.covers(new BinlogPosition("binlog.999999", 900, 1))).isFalse();
    }

    @Test
    void isReadBackAsItWasWritten() {
        Watermark mark = Watermark.START
                .advancedTo(gtid(UUID_1 + ":tag", 7, 3))
                .advancedTo(gtid(UUID_2, 9, -7))
                .advancedTo(new BinlogPosition("mysql/bin.000003", 12, 4));

        assertThat(Watermark.parse(mark.encoded())).isEqualTo(mark);
        assertThat(Watermark.parse(Watermark.START.encoded())).isEqualTo(Watermark.START);
    }

    private static GtidPosition gtid(String source, long transaction, long order) {
        return new GtidPosition(source, transaction, order);
    }

    private static SourcePosition statement(int transaction, int number) {
        Schema schema = SchemaBuilder.struct()
                .field("gtid", Schema.OPTIONAL_STRING_SCHEMA)
                .build();
        return SourcePosition.ofStatement(new Struct(schema).put("gtid", UUID_1 + ":" + transaction), number);
    }
}
