package io.twoway.source.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.Stamp;
import io.twoway.event.CapturedEvent;
import java.util.Map;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class StatementNumbersTest {

    private static final Map<String, ?> HERE = Map.of("file", "binlog.000001", "pos", 4L);
    private static final Map<String, ?> THERE = Map.of("file", "binlog.000001", "pos", 400L);

    private final StatementNumbers numbers = new StatementNumbers();

    @Test
    void countsTheStatementsOfOnePositionAndStartsAnewAtTheNext() {
        assertThat(numbered(ddl(), HERE)).isEqualTo(1);
        assertThat(numbered(ddl(), HERE)).isEqualTo(2);
        assertThat(numbered(ddl(), THERE)).isEqualTo(1);
        assertThat(numbered(ddl(), HERE)).isEqualTo(1);
    }

    @Test
    void leavesRowsAlone() {
        ConnectHeaders headers = new ConnectHeaders();
        numbers.stamp(CapturedEvent.of(Records.row("t", 1, 4)), HERE, headers);

        assertThat(headers.lastWithName(Stamp.STATEMENT_HEADER)).isNull();
    }

    private int numbered(SourceRecord record, Map<String, ?> offset) {
        ConnectHeaders headers = new ConnectHeaders();
        numbers.stamp(CapturedEvent.of(record), offset, headers);
        return Stamp.statementNumberIn(headers);
    }

    private static SourceRecord ddl() {
        return Records.ddl("shop", "orders", "RENAME TABLE orders TO old");
    }
}
