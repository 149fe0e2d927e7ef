package io.twoway.sink.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.contract.BinlogPosition;
import io.twoway.contract.GtidPosition;
import io.twoway.contract.GtidSet;
import io.twoway.contract.NewerFormatException;
import io.twoway.contract.SourcePosition;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class WatermarkTest {

    private static final String UUID_1 = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final String UUID_2 = "4e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final Schema PLACE = SchemaBuilder.struct()
            .field("gtid", Schema.OPTIONAL_STRING_SCHEMA)
            .field("file", Schema.OPTIONAL_STRING_SCHEMA)
            .field("pos", Schema.OPTIONAL_INT64_SCHEMA)
            .build();

    @Test
    void coversWhatStandsAtOrBelowItInTheSameTransactionAndNothingElse() {
        Watermark mark = Watermark.START.advancedTo(gtid(UUID_1, 7, 3));

        assertThat(mark.covers(gtid(UUID_1, 7, 3))).isTrue();
        assertThat(mark.covers(gtid(UUID_1, 7, 4))).isFalse();
        assertThat(mark.covers(gtid(UUID_1, 6, 1))).isFalse();
        assertThat(mark.covers(gtid(UUID_1, 8, 1))).isFalse();
    }

    @Test
    void rowOfANewerVersionIsRefusedAndOneWithANumberThatIsKnownIsRead() {
        Watermark mark = whole(Watermark.START, UUID_1, 7);

        assertThat(Watermark.parse("format 1," + mark.encoded())).isEqualTo(mark);
        assertThatThrownBy(() -> Watermark.parse("format 2," + mark.encoded()))
                .isInstanceOf(NewerFormatException.class)
                .hasMessageContaining("format '2', which a newer version of these plugins wrote");
    }

    @Test
    void lowerNumberBehindAHigherOneIsNoRepeat() {
        Watermark mark = whole(Watermark.START, UUID_1, 5_000_000);

        assertThat(mark.covers(gtid(UUID_1, 101, 1))).isFalse();
        assertThat(whole(mark, UUID_1, 101).covers(gtid(UUID_1, 101, 1))).isTrue();
        assertThat(whole(whole(mark, UUID_1, 101), UUID_1, 102).encoded()).isEqualTo(UUID_1 + ":101-102:5000000");
    }

    @Test
    void keepsEachSourceApartSoThatAFailoverIsNotTakenForARepeat() {
        Watermark mark = whole(Watermark.START, UUID_1, 700);

        assertThat(mark.covers(gtid(UUID_2, 700, 1))).isFalse();
        assertThat(mark.covers(gtid(UUID_1 + ":tag", 700, 1))).isFalse();
        assertThat(whole(mark, UUID_2, 1).covers(gtid(UUID_1, 700, 1))).isTrue();
    }

    @Test
    void whatTheSourceReadAndDidNotSendFillsTheHoles() {
        Watermark mark = whole(whole(whole(Watermark.START, UUID_1, 2), UUID_1, 4), UUID_1, 9)
                .advancedTo(gtid(UUID_1, 12, 5));

        Watermark settled = mark.settledBy(GtidSet.parse(UUID_1 + ":1-11," + UUID_2 + ":1-3"));

        assertThat(settled.encoded())
                .as("sources that nothing came from are not kept")
                .isEqualTo(UUID_1 + ":1-11,within " + UUID_1 + ":12/5");
        assertThat(settled.settledBy(GtidSet.parse(UUID_1 + ":1-12")).encoded()).isEqualTo(UUID_1 + ":1-12");
    }

    @Test
    void rowOfAnOlderVersionCountsAllBelowItsNumberAsApplied() {
        Watermark mark = Watermark.parse(UUID_1 + ":7/3," + UUID_2 + ":t:9/9223372036854775807");

        assertThat(mark.covers(gtid(UUID_1, 6, 99))).isTrue();
        assertThat(mark.covers(gtid(UUID_1, 7, 3))).isTrue();
        assertThat(mark.covers(gtid(UUID_1, 7, 4))).isFalse();
        assertThat(mark.covers(gtid(UUID_1, 8, 1))).isFalse();
        assertThat(mark.covers(gtid(UUID_2 + ":t", 9, 1))).isTrue();
        assertThat(mark.covers(gtid(UUID_2, 1, 1))).isFalse();
        assertThat(Watermark.parse(whole(mark, UUID_1, 8).encoded())).isEqualTo(whole(mark, UUID_1, 8));
    }

    @Test
    void highestNumberOfAnOlderVersionHoldsUntilTheSourceHasReadItAgain() {
        Watermark mark = Watermark.parse(UUID_1 + ":150/9223372036854775807");

        Watermark repeating = mark.settledBy(GtidSet.parse(UUID_1 + ":1-140"));
        assertThat(repeating.covers(gtid(UUID_1, 145, 1))).as("comes again").isTrue();

        Watermark beyond = repeating.settledBy(GtidSet.parse(UUID_1 + ":1-120:130-150"));
        assertThat(beyond.covers(gtid(UUID_1, 145, 1))).isTrue();
        assertThat(beyond.encoded()).isEqualTo(UUID_1 + ":1-150");
    }

    @Test
    void numbersBelowAJumpOfAnOlderVersionAreFreeOnceTheSourceSaysThatItNeverReadThem() {
        Watermark mark = Watermark.parse(UUID_1 + ":5000000/9223372036854775807");
        assertThat(mark.covers(gtid(UUID_1, 151, 1))).isTrue();

        Watermark told = mark.settledBy(GtidSet.parse(UUID_1 + ":1-150:5000000"));
        assertThat(told.covers(gtid(UUID_1, 151, 1))).isFalse();
        assertThat(told.covers(gtid(UUID_1, 150, 1))).isTrue();
    }

    @Test
    void chunksOfLoadedRowsLeaveNoHoles() {
        Watermark mark = Watermark.START
                .advancedThrough(gtid(UUID_1, 3, Long.MAX_VALUE))
                .advancedThrough(gtid(UUID_1, 9, Long.MAX_VALUE));

        assertThat(mark.encoded()).isEqualTo(UUID_1 + ":1-9");
        assertThat(Watermark.parse(UUID_1 + ":7/9223372036854775807")
                        .advancedThrough(gtid(UUID_1, 9, Long.MAX_VALUE))
                        .encoded())
                .isEqualTo(UUID_1 + ":1-9");
    }

    @Test
    void personMayPutInWhatTheServerSays() {
        assertThat(Watermark.parse(UUID_1 + ":1-5:tag:1-2,\n" + UUID_2 + ":1").encoded())
                .isEqualTo(UUID_1 + ":1-5," + UUID_1 + ":tag:1-2," + UUID_2 + ":1");
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
    void putsAStatementWithoutGtidBeforeTheRowsOfItsTransactionThoughItsEventStandsBehindTheirStart() {
        Struct source = new Struct(PLACE).put("file", "binlog.000001").put("pos", 300L);
        SourcePosition statement = SourcePosition.ofStatement(source, Optional.of("file=binlog.000001,pos=200"));
        Watermark mark = Watermark.START.advancedTo(statement);

        assertThat(mark.covers(statement)).isTrue();
        assertThat(mark.covers(new BinlogPosition("binlog.000001", 200, 1))).isFalse();
        assertThat(mark.covers(new BinlogPosition("binlog.000001", 100, 9))).isTrue();
        assertThat(SourcePosition.ofStatement(source, Optional.empty()))
                .isEqualTo(new BinlogPosition("binlog.000001", 300, Integer.MIN_VALUE + 1L));
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
                .advancedTo(gtid(UUID_1, 7, 1).atEnd())
                .advancedTo(gtid(UUID_1 + ":tag", 9, 1).atEnd())
                .advancedTo(gtid(UUID_2, 9, -7))
                .advancedTo(new BinlogPosition("mysql/bin.000003", 12, 4));

        assertThat(Watermark.parse(mark.encoded())).isEqualTo(mark);
        assertThat(Watermark.parse(Watermark.START.encoded())).isEqualTo(Watermark.START);
    }

    private static Watermark whole(Watermark mark, String source, long transaction) {
        return mark.advancedTo(gtid(source, transaction, 1).atEnd());
    }

    private static GtidPosition gtid(String source, long transaction, long order) {
        return new GtidPosition(source, transaction, order);
    }

    private static SourcePosition statement(int transaction, int number) {
        return gtid(UUID_1, transaction, Integer.MIN_VALUE + (long) number);
    }
}
