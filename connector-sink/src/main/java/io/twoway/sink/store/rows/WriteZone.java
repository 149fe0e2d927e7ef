package io.twoway.sink.store.rows;

import io.twoway.sink.change.ColumnType;
import io.twoway.sink.change.Value;
import java.util.List;
import java.util.Optional;

/**
 * Time zone in which one statement runs. The session itself stays in UTC.
 *
 * @param name MySQL's name of the zone, or its offset; empty for the session's own
 */
record WriteZone(Optional<String> name) {

    static final WriteZone OWN = new WriteZone(Optional.empty());

    private static final String UTC = "+00:00";

    static WriteZone named(String name) {
        return new WriteZone(Optional.of(name));
    }

    /** Returns the statement so that it runs in this zone. */
    String in(String sql) {
        return name.map(zone -> sql.replaceFirst(" ", " /*+ SET_VAR(time_zone = '" + zone + "') */ "))
                .orElse(sql);
    }

    /** Returns the cells as they are to be written in a statement of this zone. */
    List<Cell> of(List<Cell> cells) {
        return name.isEmpty() ? cells : cells.stream().map(WriteZone::anywhere).toList();
    }

    private static Cell anywhere(Cell cell) {
        // the time zero is in no zone, and MySQL takes none with it
        return cell.column().type().form() == ColumnType.Form.TIMESTAMP
                        && cell.value() instanceof Value.Text text
                        && !text.value().startsWith("0000")
                ? new Cell(cell.column(), new Value.Text(text.value() + UTC))
                : cell;
    }
}
