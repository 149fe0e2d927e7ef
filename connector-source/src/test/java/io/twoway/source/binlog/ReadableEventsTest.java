package io.twoway.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDataDeserializationException;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.debezium.connector.binlog.event.EventDataDeserializationExceptionData;
import io.twoway.source.unreadable.EventPlace;
import io.twoway.source.unreadable.UnreadableChangeException;
import io.twoway.source.unreadable.UnreadablePolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableEventsTest {

    private static final EventPlace PLACE = new EventPlace("binlog.000001", 4, Optional.empty());
    private static final int THREAD_SPECIFIC = 4;
    private static final int IGNORABLE = 0x80;

    private final ReadableEvents events = withPolicy(new UnreadablePolicy(UnreadablePolicy.STOP, ""));

    @Test
    void incidentStopsUnlessItsPlaceIsSkipped() {
        Event incident = event(EventType.INCIDENT, 0, null);

        assertThatThrownBy(() -> events.admit(incident, PLACE))
                .isInstanceOf(UnreadableChangeException.class)
                .hasMessageContaining("changes were lost here")
                .hasMessageContaining("binlog.000001:4");
        assertThat(withPolicy(new UnreadablePolicy(UnreadablePolicy.STOP, "binlog.000001:4"))
                        .admit(incident, PLACE))
                .isFalse();
    }

    @Test
    void eventThatFailedToBeReadIsLeftToFail() {
        EventDataDeserializationException cause =
                new EventDataDeserializationException(new EventHeaderV4(), new IOException("odd bytes"));

        assertThat(events.admit(event(EventType.INCIDENT, 0, new EventDataDeserializationExceptionData(cause)), PLACE))
                .isTrue();
    }

    @Test
    void unknownEventStopsUnlessAReplicaMayPassOverIt() {
        assertThatThrownBy(() -> events.admit(event(EventType.UNKNOWN, 0, null), PLACE))
                .hasMessageContaining("does not know");
        assertThat(events.admit(event(EventType.UNKNOWN, IGNORABLE, null), PLACE))
                .isTrue();
        assertThat(events.admit(event(EventType.HEARTBEAT_V2, 0, null), PLACE)).isTrue();
    }

    @Test
    void statementOnACapturedTableStopsAndOneOnAnotherNeverGoesOn() {
        assertThatThrownBy(() -> events.admit(statement(0, "INSERT INTO t VALUES (1)"), PLACE))
                .hasMessageContaining("It changed shop.t.");
        assertThatThrownBy(() -> events.admit(statement(0, "UPDATE a_view SET v = 1"), PLACE))
                .hasMessageContaining("It changed shop.a_view.");
        assertThat(events.admit(statement(0, "/* x */ INSERT INTO mysql.t VALUES (1)"), PLACE))
                .as("to Debezium, which would read it as DDL")
                .isFalse();
        assertThat(events.admit(statement(0, "CREATE TABLE u (a INT)"), PLACE)).isTrue();
        assertThat(events.admit(statement(0, "BEGIN"), PLACE)).isTrue();
    }

    @Test
    void temporaryTableIsKnownByTheMarkOfItsEvent() {
        assertThat(events.admit(statement(THREAD_SPECIFIC, "INSERT INTO scratch VALUES (1)"), PLACE))
                .isFalse();
        assertThatThrownBy(() -> events.admit(statement(THREAD_SPECIFIC, "INSERT INTO t SELECT * FROM scratch"), PLACE))
                .isInstanceOf(UnreadableChangeException.class);
        assertThatThrownBy(() -> events.admit(statement(THREAD_SPECIFIC, "DO f()"), PLACE))
                .isInstanceOf(UnreadableChangeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRUNCATE TABLE %s",
                "/* x */ ALTER TABLE shop.%s ADD COLUMN x INT",
                "CREATE INDEX i ON %s (v)",
                "CREATE UNIQUE INDEX i ON %s (v)",
                "DROP INDEX i ON %s"
            })
    void definitionOfATemporaryTableIsNotThatOfATable(String statement) {
        assertThat(events.admit(statement(0, statement.formatted("t")), PLACE)).isTrue();
        assertThat(events.admit(statement(THREAD_SPECIFIC, statement.formatted("scratch")), PLACE))
                .isFalse();
        assertThatThrownBy(() -> events.admit(statement(THREAD_SPECIFIC, statement.formatted("t")), PLACE))
                .hasMessageContaining("It changed shop.t.");
    }

    @Test
    void statementMayAskForTheNumberOfItsSession() {
        String statement = "ALTER TABLE t ADD COLUMN c INT DEFAULT (CONNECTION_ID())";

        assertThat(events.admit(statement(THREAD_SPECIFIC, statement), PLACE)).isTrue();
    }

    @Test
    void rowsThatLackAColumnStopIfTheirTableIsCaptured() {
        events.admit(event(EventType.TABLE_MAP, 0, table(1, "shop")), PLACE);
        events.admit(event(EventType.TABLE_MAP, 0, table(2, "mysql")), PLACE);

        assertThat(events.admit(event(EventType.EXT_WRITE_ROWS, 0, rows(1, 3)), PLACE))
                .isTrue();
        assertThat(events.admit(event(EventType.EXT_WRITE_ROWS, 0, rows(2, 2)), PLACE))
                .isTrue();
        assertThatThrownBy(() -> events.admit(event(EventType.EXT_WRITE_ROWS, 0, rows(1, 2)), PLACE))
                .hasMessageContaining("binlog_row_image")
                .hasMessageContaining("shop.t");
    }

    @Test
    void statementOfALoadIsReadBehindWhatTheEventSaysOfItsFile() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {7, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 2, 0});
        bytes.writeBytes(new byte[13]); // the file
        bytes.writeBytes(new byte[] {9, 9}); // status variables
        bytes.writeBytes("shop\0LOAD DATA INFILE 'x' INTO TABLE `t`".getBytes(StandardCharsets.UTF_8));

        QueryEventData load = new LoadStatements().deserialize(new ByteArrayInputStream(bytes.toByteArray()));

        assertThat(load.getDatabase()).isEqualTo("shop");
        assertThatThrownBy(() -> events.admit(event(EventType.EXECUTE_LOAD_QUERY, 0, load), PLACE))
                .hasMessageContaining("It changed shop.t.")
                .hasMessageContaining("LOAD DATA INFILE 'x'");
    }

    private static ReadableEvents withPolicy(UnreadablePolicy policy) {
        return new ReadableEvents(policy, table -> table.catalog().equals("shop"), table -> Set.of("t")
                .contains(table.table()));
    }

    private static Event statement(int flags, String sql) {
        QueryEventData data = new QueryEventData();
        data.setDatabase("shop");
        data.setSql(sql);
        return event(EventType.QUERY, flags, data);
    }

    private static TableMapEventData table(long number, String database) {
        TableMapEventData data = new TableMapEventData();
        data.setTableId(number);
        data.setDatabase(database);
        data.setTable("t");
        data.setColumnTypes(new byte[3]);
        return data;
    }

    private static WriteRowsEventData rows(long table, int columns) {
        WriteRowsEventData data = new WriteRowsEventData();
        data.setTableId(table);
        BitSet included = new BitSet();
        included.set(0, columns);
        data.setIncludedColumns(included);
        return data;
    }

    private static Event event(EventType type, int flags, EventData data) {
        EventHeaderV4 header = new EventHeaderV4();
        header.setEventType(type);
        header.setFlags(flags);
        return new Event(header, data);
    }
}
