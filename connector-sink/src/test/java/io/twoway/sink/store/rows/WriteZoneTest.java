package io.twoway.sink.store.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.sink.change.Column;
import io.twoway.sink.change.ColumnType;
import io.twoway.sink.change.Generation;
import io.twoway.sink.change.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriteZoneTest {

    private static final List<Cell> CELLS = List.of(
            cell(ColumnType.TIMESTAMP, new Value.Text("2026-01-01 03:00:00.5")),
            cell(ColumnType.TIMESTAMP, new Value.Text("0000-00-00 00:00:00")),
            cell(ColumnType.TIMESTAMP, Value.Null.NULL),
            cell(ColumnType.DATETIME, new Value.Text("2026-01-01 03:00:00")),
            cell(ColumnType.INT, new Value.Whole(1)));

    @Test
    void aStatementCarriesItsZoneAndTimesTheirOffset() {
        WriteZone zone = WriteZone.named("+08:00");

        assertThat(zone.in("INSERT INTO `t` (`a`) VALUES (?)"))
                .isEqualTo("INSERT /*+ SET_VAR(time_zone = '+08:00') */ INTO `t` (`a`) VALUES (?)");
        assertThat(zone.of(CELLS))
                .extracting(Cell::value)
                .extracting(Value::toString)
                .containsExactly(
                        "2026-01-01 03:00:00.5+00:00", "0000-00-00 00:00:00", "NULL", "2026-01-01 03:00:00", "1");
    }

    @Test
    void theSessionsOwnZoneChangesNothing() {
        assertThat(WriteZone.OWN.in("INSERT INTO `t` (`a`) VALUES (?)")).isEqualTo("INSERT INTO `t` (`a`) VALUES (?)");
        assertThat(WriteZone.OWN.of(CELLS)).isSameAs(CELLS);
    }

    private static Cell cell(ColumnType type, Value value) {
        return new Cell(new Column("c", type, Generation.NONE, 0, false), value);
    }
}
