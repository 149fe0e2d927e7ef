package io.twoway.sink.decode;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.contract.BinlogPosition;
import io.twoway.contract.GtidPosition;
import io.twoway.contract.SiteName;
import io.twoway.contract.SourcePosition;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.table.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OwnServerTest {

    private static final String UUID = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final String GROUP = "aaaaaaaa-71ca-11e1-9e33-c80aa9429562";
    private static final ChangeOrigin ORIGIN = new ChangeOrigin("a", 0, 5, new SiteName("a"), 1, false);
    private static final TableName TABLE = new TableName("shop", "orders");

    private final OwnServer server = OwnServer.of(List.of(UUID, GROUP));

    private static Stream<StreamEvent> ownEvents() {
        GtidPosition own = new GtidPosition(UUID, 7, 1);
        return Stream.of(
                truncation(own),
                truncation(new GtidPosition(UUID.toUpperCase(Locale.ROOT), 7, 1)),
                truncation(new GtidPosition(UUID + ":tag", 7, 1)),
                truncation(new GtidPosition(GROUP, 1_000_007, 1)),
                new StreamEvent.RowChanged(ORIGIN, TABLE, UUID + ":7", own, new RowStep.Deleted(null, true)),
                new StreamEvent.SchemaChanged(ORIGIN, "shop", "DROP TABLE orders", Optional.empty(), Optional.of(own)));
    }

    @ParameterizedTest
    @MethodSource("ownEvents")
    void whatTheDestinationWroteItselfIsRefused(StreamEvent event) {
        assertThatThrownBy(() -> server.refuse(event, event))
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll("a-0@5", UUID, "database.hostname", "auto.cnf");
    }

    private static Stream<StreamEvent> others() {
        return Stream.of(
                truncation(new GtidPosition("3e11fa47-71ca-11e1-9e33-c80aa9429563", 7, 1)),
                truncation(new BinlogPosition("binlog.000001", 4, 1)),
                new StreamEvent.SchemaChanged(
                        ORIGIN, "shop", "CREATE TABLE orders (id INT)", Optional.empty(), Optional.empty()),
                new StreamEvent.Heartbeat(ORIGIN));
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatAnotherServerWroteOrNobodyKnowsPasses(StreamEvent event) {
        assertThatCode(() -> server.refuse(event, event)).doesNotThrowAnyException();
    }

    @Test
    void aServerWhoseUuidOnlyBeginsAlikePasses() {
        StreamEvent event = truncation(new GtidPosition(UUID + "0", 7, 1));
        assertThatCode(() -> server.refuse(event, event)).doesNotThrowAnyException();
    }

    @Test
    void onAServerWithBothSitesWhatMovesToAnotherTablePasses() {
        GtidPosition own = new GtidPosition(UUID, 7, 1);
        StreamEvent moved = new StreamEvent.TableTruncated(ORIGIN, new TableName("store", "orders"), own);
        OwnServer both = OwnServer.shared(List.of(UUID));
        assertThatCode(() -> both.refuse(truncation(own), moved)).doesNotThrowAnyException();
        assertThatThrownBy(() -> server.refuse(truncation(own), moved)).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> both.refuse(truncation(own), truncation(own))).isInstanceOf(ConnectException.class);
    }

    private static StreamEvent truncation(SourcePosition position) {
        return new StreamEvent.TableTruncated(ORIGIN, TABLE, position);
    }
}
