package io.twoway.source.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.event.CapturedEvent;
import io.twoway.source.filter.OperationFilter;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationGateTest {

    private static final BookkeepingDatabase BOOKKEEPING = new BookkeepingDatabase("dts");

    @ParameterizedTest
    @CsvSource({
        "insert, c, '', true",
        "insert, u, '', false",
        "insert, d, '', false",
        "insert, t, '', false",
        "insert, r, '', true",
        "insert, c, __debezium.oldkey, false",
        "insert, d, __debezium.newkey, false",
        "update, u, '', true",
        "update, c, '', false",
        "update, c, __debezium.oldkey, true",
        "update, d, __debezium.newkey, true",
        "delete, d, '', true",
        "delete, d, __debezium.newkey, false",
        "truncate, t, '', true",
        "truncate, r, '', true"
    })
    void aChangedKeyIsAnUpdateAndALoadedRowNoOperation(String travels, String letter, String header, boolean passes) {
        OperationGate gate = new OperationGate(OperationFilter.parse("shop\\.orders:" + travels), BOOKKEEPING);
        SourceRecord record = Records.operation(letter);
        if (!header.isEmpty()) {
            record.headers().addString(header, "key");
        }
        assertThat(gate.passes(CapturedEvent.of(record))).isEqualTo(passes);
    }

    @Test
    void neitherBookkeepingNorStatementsAreFiltered() {
        OperationGate gate = new OperationGate(OperationFilter.parse(".*:delete"), BOOKKEEPING);
        assertThat(gate.passes(CapturedEvent.of(Records.progress("u", "b", 1)))).isTrue();
        assertThat(gate.passes(CapturedEvent.of(Records.ddl("shop", "orders", "DROP TABLE orders"))))
                .isTrue();
        assertThat(gate.passes(CapturedEvent.of(Records.operation("c")))).isFalse();
    }
}
