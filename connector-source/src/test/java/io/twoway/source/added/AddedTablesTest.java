package io.twoway.source.added;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.contract.SiteName;
import io.twoway.contract.Stamp;
import io.twoway.contract.XaStep;
import io.twoway.contract.Xid;
import io.twoway.offset.AddState;
import io.twoway.offset.AddedTable;
import io.twoway.source.added.LoadNote.Kind;
import io.twoway.source.filter.OperationFilter;
import io.twoway.source.filter.RowFilter;
import io.twoway.source.filter.TableSelection;
import io.twoway.source.load.LoadPlan;
import io.twoway.source.offset.ServerIdentity;
import io.twoway.source.stream.Records;
import io.twoway.source.stream.SiteStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream whose selection has grown by shop.items; the server is a list of ids. */
class AddedTablesTest {

    private static final String LOAD = "22222222-2222-2222-2222-222222222222";
    private static final AddedTable ITEMS = new AddedTable("shop", "items");

    private final FakeTables server = new FakeTables(2, 1, 2, 3);
    private final SiteStream stream = stream();
    private long transaction;

    @Test
    void nothingOfATableIsSentBeforeItsLoadBegins() {
        start(stream);

        assertThat(described(stream.forward(List.of(row("orders", "c", 1), row("items", "u", 2), alter("items")))))
                .containsExactly("c orders 1");
    }

    @Test
    void tableIsMadeAtThePlaceOfItsNoteAndItsChangesFollow() {
        start(stream);

        List<String> sent = described(stream.forward(
                List.of(row("items", "u", 1), note(server.last()), end(), row("items", "u", 2), alter("items"))));

        assertThat(sent)
                .containsExactly(
                        "END", "CREATE DATABASE shop", "CREATE TABLE items", "u items 2 unloaded", "ALTER TABLE items");
        assertThat(server.note(1).kind()).isEqualTo(Kind.BEGUN);
    }

    @Test
    void rowsThatChangedSinceTheBeginningAreLeftToTheStream() {
        begin(stream);

        List<String> sent = described(stream.forward(List.of(
                row("items", "d", 2), row("items", "c", 2), row("orders", "c", 9), note(server.last()), end())));

        assertThat(sent)
                .containsExactly(
                        "d items 2 unloaded", "c items 2", "c orders 9", "END", "r items 1 as 1", "END of chunk");
    }

    @Test
    void lastChunkEndsTheLoadAndRenewsThePeersStatistics() {
        begin(stream);
        arrive(stream);

        assertThat(described(arrive(stream)))
                .containsExactly(
                        "END", "r items 3 as 1", "END of chunk", "ANALYZE NO_WRITE_TO_BINLOG TABLE `shop`.`items`");
        assertThat(described(stream.forward(List.of(row("items", "u", 3))))).containsExactly("u items 3");
        assertThat(server.note(3).kind()).isEqualTo(Kind.LAST);
    }

    @Test
    void chunkIsReadAgainWhenAStatementCameBetweenItAndItsNote() {
        begin(stream);

        List<SourceRecord> sent = stream.forward(List.of(alter("items"), note(server.last()), end()));

        assertThat(described(sent)).containsExactly("ALTER TABLE items", "END");
        assertThat(described(arrive(stream))).contains("r items 1 as 1", "r items 2 as 2");
    }

    @Test
    void whileALimitHoldsTheLoadBackTheStreamGoesOnAndNothingIsReadOfTheTable() {
        begin(stream);
        server.isHeldBack = true;
        arrive(stream);
        int notes = server.written.size();

        assertThat(described(stream.forward(List.of(row("items", "u", 3), row("orders", "c", 9)))))
                .containsExactly("u items 3 unloaded", "c orders 9");
        assertThat(server.written).hasSize(notes);

        server.isHeldBack = false;
        stream.forward(List.of());
        assertThat(server.written).hasSize(notes + 1);
        assertThat(server.last().kind()).isEqualTo(Kind.LAST);
    }

    @Test
    void truncationEmptiesTheChunkThatWasReadBeforeIt() {
        begin(stream);
        server.rows.clear();

        stream.forward(List.of(Records.truncate("shop", "items"), note(server.last()), end()));

        assertThat(described(arrive(stream))).noneMatch(record -> record.startsWith("r "));
    }

    @Test
    void rowsOfAChunkHaveTheStateBeforeItAndItsEndTheOneBehind() {
        begin(stream);

        List<SourceRecord> sent = arrive(stream);

        assertThat(sent.subList(2, 5))
                .extracting(record -> state(record).chunk())
                .containsExactly(1L, 1L, 2L);
        assertThat(state(sent.get(4)).current().upper()).containsExactly("2");
    }

    @Test
    void restartInsideALoadReadsAgainFromItsBeginningAndSendsNoChangeTwice() {
        begin(stream);
        List<SourceRecord> chunk = arrive(stream);
        SiteStream restarted = stream();
        Map<String, Object> stored = new HashMap<>(chunk.get(chunk.size() - 1).sourceOffset());
        stored.put("gtids", "11111111-1111-1111-1111-111111111111:1-10");

        Map<String, Object> start = restarted.resumeAt(stored);
        restarted.loadAdded(state(chunk.get(chunk.size() - 1)), server);
        transaction = 9;
        List<SourceRecord> sent = restarted.forward(List.of(row("items", "u", 3), row("items", "u", 1)));

        assertThat(start).containsEntry("file", "binlog.000001").doesNotContainKey(AddState.OFFSET_KEY);
        assertThat(described(sent)).containsExactly("u items 1 unloaded");
        assertThat(described(arrive(restarted)))
                .containsExactly("END", "ANALYZE NO_WRITE_TO_BINLOG TABLE `shop`.`items`");
    }

    @Test
    void chunkThatIsReadAgainAfterARestartEndsWhereItEnded() {
        begin(stream);
        AddState before = state(stream.forward(List.of(row("orders", "c", 1))).get(0));
        arrive(stream);
        server.rows.add(0, 0);
        SiteStream restarted = stream();
        restarted.loadAdded(before, server);
        restarted.forward(List.of());

        assertThat(described(arrive(restarted))).contains("r items 0 as 1", "r items 1 as 2", "r items 2 as 3");
        assertThat(server.note(2).upper()).containsExactly("2");
    }

    @Test
    void tableThatWasBegunBeforeTheRestartBeginsAtTheSamePlaceAgain() {
        start(stream);
        LoadNote begun = server.last();
        AddState before = state(stream.forward(List.of(row("orders", "c", 1))).get(0));
        arrive(stream);
        SiteStream restarted = stream();
        restarted.loadAdded(before, server);

        List<SourceRecord> sent = restarted.forward(List.of(row("items", "u", 1), note(begun), end()));

        assertThat(described(sent)).containsExactly("END", "CREATE DATABASE shop", "CREATE TABLE items");
        assertThat(server.last().chunk()).isEqualTo(2);
    }

    @Test
    void tableWhoseColumnsNoStatementExplainsStopsTheTask() {
        begin(stream);
        server.isUnreadable = true;
        stream.forward(List.of(alter("items"), note(server.last()), end()));

        assertThatThrownBy(() -> arrive(stream))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("shop.items")
                .hasMessageContaining("sql_log_bin");
    }

    @Test
    void columnThatGoesBetweenTwoChunksWithoutAStatementStopsTheTask() {
        loseColumnBetweenTwoChunks();

        assertThatThrownBy(() -> arrive(stream))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("shop.items")
                .hasMessageContaining("sql_log_bin");
    }

    @Test
    void columnThatGoesByAStatementBetweenTwoChunksDoesNotStopTheTask() {
        loseColumnBetweenTwoChunks();

        stream.forward(List.of(alter("items"), note(server.last()), end()));
        assertThat(described(arrive(stream))).contains("r items 3 as 1", "END of chunk");
    }

    @Test
    void tableThatIsGoneBeforeItsTurnIsPassedOver() {
        server.isGone = true;
        start(stream);

        assertThat(described(stream.forward(List.of(row("orders", "c", 1))))).containsExactly("c orders 1");
        assertThat(server.written).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RENAME TABLE items TO old_items",
                "RENAME TABLE items TO old_items, new_items TO items",
                "ALTER TABLE shop.items RENAME TO old_items"
            })
    void newNameOfATableBeforeAllOfItsRowsAreSentStopsTheTask(String statement) {
        start(stream);
        assertThatThrownBy(() -> stream.forward(List.of(Records.ddl("shop", "items", statement))))
                .as("while it waits for its turn")
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("Table shop.items was added");
        SiteStream another = stream();
        begin(another);

        assertThatThrownBy(() -> another.forward(List.of(Records.ddl("shop", "items", statement))))
                .as("while it is loaded")
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("Table shop.items was added");
    }

    @Test
    void newNamesOfOtherTablesAndColumnsStopNothing() {
        begin(stream);

        stream.forward(List.of(
                Records.ddl("shop", "orders", "RENAME TABLE orders TO old_orders"),
                Records.ddl("shop", "items", "ALTER TABLE items RENAME COLUMN a TO b"),
                note(server.last()),
                end()));

        assertThat(described(arrive(stream))).contains("r items 1 as 1", "r items 2 as 2");
    }

    @Test
    void peersRowsAreLeftOutOfTheLoadToo() {
        begin(stream);

        stream.forward(List.of(Records.progress("u", "b", 5), peersRow("c", 2)));

        assertThat(described(arrive(stream)))
                .contains("r items 1 as 1")
                .noneMatch(text -> text.startsWith("r items 2"));
    }

    @Test
    void rowsOfAnXaTransactionAreRefusedWhileTheirTableIsLoaded() {
        begin(stream);
        Xid name = new Xid("X'61',X'',1");
        transaction = 50;

        assertThatThrownBy(() -> stream.forward(
                        List.of(Records.begin(51), Records.step(XaStep.XA_BEGUN, name, 51), row("items", "c", 7))))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining(name + " changed rows of shop.items");
    }

    @Test
    void rowWhoseChangeStaysAtHomeIsLoadedAsItIsNow() {
        SiteStream insertsOnly = stream("shop\\.items:insert");
        begin(insertsOnly);

        insertsOnly.forward(List.of(row("items", "u", 1)));

        assertThat(described(arrive(insertsOnly))).contains("r items 1 as 1", "r items 2 as 2");
    }

    @Test
    void peersRowIsLeftOutEvenIfItsChangeWouldStayAtHome() {
        SiteStream updatesOnly = stream("shop\\.items:update");
        begin(updatesOnly);

        updatesOnly.forward(List.of(Records.progress("u", "b", 5), peersRow("c", 2)));

        assertThat(described(arrive(updatesOnly))).contains("r items 1 as 1").doesNotContain("r items 2 as 2");
    }

    private static SiteStream stream() {
        return stream("");
    }

    private static SiteStream stream(String operations) {
        SiteStream.Origin origin = new SiteStream.Origin(
                new SiteName("a"),
                new ServerIdentity("server-1", true),
                "a",
                new BookkeepingDatabase("dts"),
                Duration.ofSeconds(1),
                Optional::empty,
                true,
                true,
                OperationFilter.parse(operations),
                new RowFilter(List.of(), new BookkeepingDatabase("dts")),
                (condition, database, table, rows) -> new BitSet());
        return SiteStream.forward(origin, TableSelection.ALL, () -> LoadPlan.NONE, Clock.systemUTC());
    }

    private void start(SiteStream started) {
        AddState grown = AddState.of(Map.of()).selecting(LOAD, Map.of(), List.of(ITEMS), table -> true);
        started.loadAdded(grown, server);
        started.forward(List.of());
    }

    private void begin(SiteStream started) {
        start(started);
        arrive(started);
    }

    private void loseColumnBetweenTwoChunks() {
        server.columns = List.of("id", "note");
        begin(stream);
        server.columns = List.of("id");
        arrive(stream); // the chunk that was read before
    }

    /** The note that was written last comes by. */
    private List<SourceRecord> arrive(SiteStream at) {
        return at.forward(List.of(note(server.last()), end()));
    }

    private SourceRecord row(String table, String operation, long id) {
        transaction++;
        return Records.change("shop", table, operation, transaction, id);
    }

    /** The second row of a transaction whose first is a progress row. */
    private SourceRecord peersRow(String operation, long id) {
        SourceRecord row = row("items", operation, id);
        ((Struct) row.value()).getStruct("transaction").put("total_order", 2L);
        return row;
    }

    private SourceRecord note(LoadNote note) {
        transaction++;
        return Records.note(note.mark(), transaction);
    }

    private SourceRecord end() {
        return Records.end(transaction);
    }

    private static SourceRecord alter(String table) {
        return Records.ddl("shop", table, "ALTER TABLE " + table);
    }

    private static AddState state(SourceRecord record) {
        return AddState.in(record.sourceOffset()).orElseThrow();
    }

    /** Says of each record what matters here. */
    private static List<String> described(List<SourceRecord> records) {
        List<String> texts = new ArrayList<>();
        for (SourceRecord record : records) {
            Struct value = (Struct) record.value();
            if (value.schema().field("status") != null) {
                texts.add("END" + (value.getString("id").startsWith(Records.SERVER) ? "" : " of chunk"));
            } else if (value.schema().field("ddl") != null) {
                texts.add(value.getString("ddl"));
            } else if (value.schema().field("op") != null
                    && !value.getStruct("source").getString("db").equals("dts")) {
                texts.add(described(record, value));
            }
        }
        return texts;
    }

    private static String described(SourceRecord record, Struct value) {
        String operation = value.getString("op");
        return operation + " " + value.getStruct("source").getString("table") + " "
                + ((Struct) record.key()).getInt64("id")
                + (operation.equals("r")
                        ? " as " + value.getStruct("transaction").getInt64("total_order")
                        : "")
                + (Stamp.isUnloaded(record.headers()) ? " unloaded" : "");
    }
}
