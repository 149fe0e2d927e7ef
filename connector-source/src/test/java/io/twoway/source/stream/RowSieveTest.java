package io.twoway.source.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.event.CapturedEvent;
import io.twoway.event.RowEvent;
import io.twoway.source.filter.ConditionText;
import io.twoway.source.filter.RowCondition;
import io.twoway.source.filter.RowFilter;
import io.twoway.source.stage.PassingEvent;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows with an id of 100 and more meet the condition. */
class RowSieveTest {

    private static final int IN = 100;
    private static final int OUT = 1;

    private static final RowFilter FILTER = new RowFilter(
            List.of(new RowCondition(
                    "big", RowCondition.tables("shop\\.orders,dts\\..*"), ConditionText.parse("id >= 100"))),
            new BookkeepingDatabase("dts"));

    private final List<Integer> judged = new ArrayList<>();
    private final RowSieve sieve = new RowSieve(FILTER, this::meeting, new BookkeepingDatabase("dts"));

    private BitSet meeting(RowCondition condition, String database, String table, List<Struct> rows) {
        assertThat(database + "." + table).isEqualTo("shop.orders");
        judged.add(rows.size());
        BitSet met = new BitSet();
        for (int i = 0; i < rows.size(); i++) {
            met.set(i, rows.get(i).getInt64("id") >= IN);
        }
        return met;
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "c, -, 100, c - 100",
                "c, -, 1, none",
                "d, 100, -, d 100 -",
                "d, 1, -, none",
                "u, 100, 101, u 100 101",
                "u, 1, 100, c - 100",
                "u, 100, 1, d 100 -",
                "u, 1, 2, none"
            })
    void changeBecomesWhatItIsToAPeerThatHasOnlyTheRowsOfTheFilter(
            String operation, Integer before, Integer after, String sent) {
        assertThat(sentOf(Records.change(operation, before, after))).containsExactlyElementsOf(listOf(sent));
    }

    @ParameterizedTest
    @CsvSource({"100, 101, d 100 - newkey;c - 101 oldkey", "1, 101, c - 101", "100, 2, d 100 -", "1, 2, none"})
    void halvesOfAChangedKeyAreOneUpdate(int before, int after, String sent) {
        assertThat(sentOf(leaving(before), arriving(after))).containsExactlyElementsOf(listOf(sent));
    }

    @Test
    void firstHalfAtTheEndOfAPollWaitsForTheSecond() {
        assertThat(sentOf(Records.change("c", null, IN), leaving(IN))).containsExactly("c - 100");
        assertThat(sentOf()).isEmpty();
        assertThat(sentOf(arriving(OUT), Records.change("d", IN, null))).containsExactly("d 100 -", "d 100 -");
    }

    @Test
    void rowsOfATableAreJudgedTogether() {
        sentOf(Records.change("c", null, IN), Records.change("u", OUT, IN), Records.change("d", IN, null));

        assertThat(judged).containsExactly(4);
    }

    @Test
    void loadedRowsAndWhatASinkWroteAreNotJudged() {
        assertThat(sentOf(
                        Records.loaded("true"),
                        Records.progress("u", "b", 1, "t:1"),
                        Records.row("t:1", 2, 100),
                        Records.row("t:2", 1, 200)))
                .hasSize(3);
        assertThat(judged).containsExactly(1);
    }

    @Test
    void statementsAndOtherTablesPass() {
        assertThat(sentOf(Records.ddl("shop", "orders", "DROP TABLE orders"), Records.truncate("shop", "orders")))
                .hasSize(2);
        assertThat(judged).isEmpty();
    }

    private List<String> sentOf(SourceRecord... polled) {
        List<PassingEvent> events = Stream.of(polled).map(Records::passing).toList();
        return sieve.judged(events).stream()
                .filter(PassingEvent::leaves)
                .map(PassingEvent::record)
                .map(RowSieveTest::described)
                .toList();
    }

    private static SourceRecord leaving(int id) {
        SourceRecord half = Records.change("d", id, null);
        half.headers().addString(RowEvent.NEW_KEY_HEADER, "key");
        return half;
    }

    private static SourceRecord arriving(int id) {
        SourceRecord half = Records.change("c", null, id);
        half.headers().addString(RowEvent.OLD_KEY_HEADER, "key");
        return half;
    }

    private static List<String> listOf(String sent) {
        return sent.equals("none") ? List.of() : List.of(sent.split(";"));
    }

    private static String described(SourceRecord record) {
        if (!(CapturedEvent.of(record) instanceof RowEvent row)) {
            return "statement";
        }
        String half = record.headers().lastWithName(RowEvent.NEW_KEY_HEADER) != null
                ? " newkey"
                : record.headers().lastWithName(RowEvent.OLD_KEY_HEADER) != null ? " oldkey" : "";
        return row.operation() + " " + id(row.before()) + " " + id(row.after()) + half;
    }

    private static String id(Optional<Struct> row) {
        return row.filter(image -> image.schema().field("id") != null)
                .map(image -> String.valueOf(image.getInt64("id")))
                .orElse("-");
    }
}
