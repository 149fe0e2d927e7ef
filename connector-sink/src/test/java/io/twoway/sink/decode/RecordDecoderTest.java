package io.twoway.sink.decode;

import static io.twoway.sink.decode.StreamRecords.ending;
import static io.twoway.sink.decode.StreamRecords.row;
import static io.twoway.sink.decode.StreamRecords.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.twoway.contract.EndMark;
import io.twoway.contract.GtidPosition;
import io.twoway.contract.OriginSession;
import io.twoway.contract.SiteName;
import io.twoway.contract.SourcePosition;
import io.twoway.contract.Stamp;
import io.twoway.contract.XaStep;
import io.twoway.contract.Xid;
import io.twoway.sink.mapping.NameMapping;
import io.twoway.table.TableName;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records as the source sends them, and what else may come on the way to the sink. */
class RecordDecoderTest {

    private static final Xid XID = new Xid("X'6162',X'',1");
    private static final StreamRecords RECORDS = new StreamRecords();
    private static final Struct OLD = row(1, 10);
    private static final Struct NEW = row(1, 20);
    private static final TableName PLAIN = new TableName("shop", "plain");

    private final RecordDecoder decoder = decoder(OwnServer.of(List.of()));

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(RECORDS.inserted(7, 3, NEW), new RowStep.Inserted(NEW)),
                Arguments.of(RECORDS.updated(7, 3, OLD, NEW), new RowStep.Updated(OLD, NEW)),
                Arguments.of(RECORDS.deleted(7, 3, OLD), new RowStep.Deleted(OLD, true)),
                Arguments.of(RECORDS.leaving(7, 3, OLD), new RowStep.Leaving(OLD)),
                Arguments.of(RECORDS.arriving(7, 3, NEW), new RowStep.Arriving(NEW)),
                Arguments.of(RECORDS.change(7, 3, "r", null, NEW), new RowStep.Loaded(NEW)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void changeHasItsRowsAndItsPlaceInTheTransaction(SinkRecord record, RowStep step) {
        StreamEvent.RowChanged changed = (StreamEvent.RowChanged) decoder.decode(record);

        assertThat(changed.step()).isEqualTo(step);
        assertThat(changed.table()).isEqualTo(PLAIN);
        assertThat(changed.transaction()).isEqualTo(transaction(7));
        assertThat(changed.position()).isEqualTo(new GtidPosition(StreamRecords.SERVER, 7, 3));
        assertThat(changed.xid()).isEmpty();
        assertThat(changed.origin().site()).isEqualTo(new SiteName("a"));
        assertThat(changed.origin().offset()).isEqualTo(record.kafkaOffset());
        assertThat(changed.origin().commitMillis()).isEqualTo(record.kafkaOffset());
    }

    @Test
    void rowWithTheMarkIsAnEndTooAlsoWhereItCannotBeRead() {
        SinkRecord record = ending(RECORDS.updated(7, 3, OLD, NEW));
        SinkRecord unreadable = ending(RECORDS.change(7, 3, "m", null, NEW));

        StreamEvent.EndingRow last = (StreamEvent.EndingRow) decoder.decode(record);
        StreamEvent.EndingRow unread =
                (StreamEvent.EndingRow) decoder.undecodable(unreadable, new DataException("no operation"));

        assertThat(((StreamEvent.RowChanged) last.row()).step()).isEqualTo(new RowStep.Updated(OLD, NEW));
        assertThat(last.end())
                .isEqualTo(new StreamEvent.TransactionEnded(last.row().origin(), transaction(7)));
        assertThat(last.origin().offset()).isEqualTo(record.kafkaOffset());
        assertThat(unread.row()).isInstanceOf(StreamEvent.Undecodable.class);
        assertThat(unread.end().transaction()).isEqualTo(transaction(7));
    }

    /** What cannot be read says by its headers alone which transaction it ends. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "3e11fa47-71ca-11e1-9e33-c80aa9429562:23",
                "3e11fa47-71ca-11e1-9e33-c80aa9429562:tag:23",
                "11111111-1111-1111-1111-111111111111:7",
                "file=binlog.000001,pos=4"
            })
    void marksComeThroughTheDefaultHeaderConverter(String id) throws IOException {
        SinkRecord record = RECORDS.change(7, 3, "m", null, NEW);
        ConnectHeaders written = new ConnectHeaders();
        written.addString(Stamp.TRANSACTION_HEADER, id);
        EndMark.writeTo(written);
        try (SimpleHeaderConverter converter = new SimpleHeaderConverter()) {
            for (Header header : written) {
                byte[] bytes = converter.fromConnectHeader("a", header.key(), header.schema(), header.value());
                record.headers().add(header.key(), converter.toConnectHeader("a", header.key(), bytes));
            }
        }

        assertThat(((StreamEvent.EndingRow) decoder.undecodable(record, new DataException("no operation")))
                        .end()
                        .transaction())
                .isEqualTo(id);
    }

    @Test
    void markOnWhatIsNoChangeOfARowIsNotPassedOver() {
        SinkRecord record = RECORDS.heartbeat(1);
        EndMark.writeTo(record.headers());

        assertThatThrownBy(() -> decoder.decode(record))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("it ends a transaction of which it is no row");
    }

    @Test
    void rowOfATableWithoutAKeyIsNoKeyedOne() {
        SinkRecord keyed = RECORDS.deleted(7, 1, OLD);
        SinkRecord record =
                keyed.newRecord("a", 0, null, null, keyed.valueSchema(), keyed.value(), 1L, keyed.headers());

        assertThat(((StreamEvent.RowChanged) decoder.decode(record)).step()).isEqualTo(new RowStep.Deleted(OLD, false));
    }

    @Test
    void whatIsNoRowOfATransactionHasAKindOfItsOwn() {
        SourcePosition statement = new GtidPosition(StreamRecords.SERVER, 8, Integer.MIN_VALUE + 1L);

        assertThat(decoder.decode(RECORDS.loaded(NEW))).isInstanceOfSatisfying(StreamEvent.RowLoaded.class, loaded -> {
            assertThat(loaded.table()).isEqualTo(PLAIN);
            assertThat(loaded.after()).isEqualTo(NEW);
        });
        assertThat(decoder.decode(RECORDS.truncated(8)))
                .isInstanceOfSatisfying(StreamEvent.TableTruncated.class, truncated -> {
                    assertThat(truncated.table()).isEqualTo(PLAIN);
                    assertThat(truncated.position()).isEqualTo(statement);
                });
        assertThat(decoder.decode(RECORDS.ended(7)))
                .isInstanceOfSatisfying(StreamEvent.TransactionEnded.class, ended -> assertThat(ended.transaction())
                        .isEqualTo(transaction(7)));
        assertThat(decoder.decode(RECORDS.heartbeat(1_234)))
                .isInstanceOfSatisfying(StreamEvent.Heartbeat.class, heartbeat -> assertThat(
                                heartbeat.origin().commitMillis())
                        .isEqualTo(1_234));
        assertThat(decoder.decode(RECORDS.statement(8, "DROP TABLE t")))
                .isInstanceOfSatisfying(StreamEvent.SchemaChanged.class, changed -> {
                    assertThat(changed.ddl()).isEqualTo("DROP TABLE t");
                    assertThat(changed.position()).contains(statement);
                    assertThat(changed.session()).isEqualTo(OriginSession.NONE);
                });
        assertThat(decoder.decode(RECORDS.described("CREATE TABLE t (i INT)")))
                .isInstanceOfSatisfying(StreamEvent.SchemaChanged.class, described -> assertThat(described.position())
                        .isEmpty());
    }

    @Test
    void statementHasTheSessionTheTransactionAndTheRefusalOfItsHeaders() {
        SinkRecord record = RECORDS.statement(8, "CREATE TABLE t SELECT 1");
        Stamp.writeSession(OriginSession.NONE.with("sql_mode", "ANSI"), record.headers());
        record.headers().addString(Stamp.STATEMENT_TRANSACTION_HEADER, transaction(9));
        record.headers().addString(Stamp.REFUSED_HEADER, "for a reason");

        StreamEvent.SchemaChanged changed = (StreamEvent.SchemaChanged) decoder.decode(record);

        assertThat(changed.session().value("sql_mode")).contains("ANSI");
        assertThat(changed.position()).get().isEqualTo(SourcePosition.ofTransaction(transaction(9), -2147483647L));
        assertThat(changed.unmappable()).contains("for a reason");
    }

    @Test
    void stepsOfXaTransactionsSayWhatBecomesOfThem() {
        assertThat(((StreamEvent.RowChanged) decoder.decode(StreamRecords.of(XID, RECORDS.inserted(7, 1, NEW)))).xid())
                .contains(XID);
        assertThat(decoder.decode(RECORDS.step(XaStep.XA_PREPARED, 7, XID)))
                .isInstanceOfSatisfying(StreamEvent.XaPrepared.class, prepared -> assertThat(prepared.xid())
                        .isEqualTo(XID));
        assertThat(List.of(XaStep.XA_COMMITTED, XaStep.XA_ROLLED_BACK))
                .extracting(step -> ((StreamEvent.XaDecided) decoder.decode(RECORDS.step(step, 8, XID))).committed())
                .containsExactly(true, false);
    }

    static Stream<Arguments> strangers() {
        Struct orphan = row(1, 1);
        return Stream.of(
                Arguments.of(RECORDS.stamped(null, null, null, null), "its value is not a structure"),
                Arguments.of(RECORDS.stamped(null, null, orphan.schema(), orphan), "its schema is null"),
                Arguments.of(RECORDS.envelope("u", OLD, NEW, null), "its row belongs to no transaction"),
                Arguments.of(RECORDS.updated(7, 1, null, NEW), "binlog_row_image must be FULL"),
                Arguments.of(RECORDS.deleted(7, 1, null), "binlog_row_image must be FULL"),
                Arguments.of(RECORDS.change(7, 1, "m", null, null), "its operation is 'm'"),
                Arguments.of(RECORDS.boundary("BEGIN", 7), "it begins a transaction"),
                Arguments.of(RECORDS.boundary("XA_COMMITTED", 7), "it begins a transaction"),
                Arguments.of(RECORDS.step(XaStep.XA_BEGUN, 7, XID), "which does not leave the source"));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void whatTheSourceDoesNotSendIsNamedAndKeepsItsPlace(SinkRecord record, String reason) {
        DataException refusal = catchThrowableOfType(DataException.class, () -> decoder.decode(record));

        assertThat(refusal)
                .hasMessageContaining("Record a-0@" + record.kafkaOffset())
                .hasMessageContaining(reason);
        assertThat(decoder.undecodable(record, refusal).origin().offset()).isEqualTo(record.kafkaOffset());
    }

    @Test
    void whatCouldLoopIsNeverPassedOver() {
        SinkRecord bare = RECORDS.unstamped(null, null, Schema.STRING_SCHEMA, "x");
        SinkRecord change = RECORDS.inserted(7, 1, NEW);

        assertThatThrownBy(() -> decoder.undecodable(bare, new DataException("x")))
                .isExactlyInstanceOf(ConnectException.class)
                .hasMessageContaining("has no header 'twoway.origin'");
        assertThatThrownBy(() ->
                        new RecordDecoder(new SiteName("a"), OwnServer.of(List.of()), NameMapping.NONE).decode(change))
                .isExactlyInstanceOf(ConnectException.class)
                .hasMessageContaining("was written by site 'a' itself");
        assertThatThrownBy(() ->
                        decoder(OwnServer.of(List.of(StreamRecords.SERVER))).decode(change))
                .isExactlyInstanceOf(ConnectException.class)
                .hasMessageContaining("server_uuid");
    }

    private static RecordDecoder decoder(OwnServer server) {
        return new RecordDecoder(new SiteName("b"), server, NameMapping.NONE);
    }
}
