package io.twoway.source.reading;

import io.debezium.jdbc.JdbcConnection;
import io.debezium.relational.RelationalDatabaseSchema;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.debezium.relational.TableSchema;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tables as their server has them now. What the stream knows of one stands at an earlier place, changes while it is read, and
 * may have been misread from the text of a statement: the binlog corrects it with a table's first row, which need not come.
 */
final class TablesNow {

    private final DefinitionReader definitions;
    private final RelationalDatabaseSchema stream;
    private final Function<Table, TableSchema> forms;

    // Mutable state: one table is read chunk by chunk
    private Optional<TableNow> last = Optional.empty();

    /**
     * @param connection to the server
     * @param stream the tables as they are at the position that is read
     * @param forms makes the form that the rows of a table have in records
     */
    TablesNow(JdbcConnection connection, RelationalDatabaseSchema stream, Function<Table, TableSchema> forms) {
        this.definitions = new DefinitionReader(connection);
        this.stream = stream;
        this.forms = forms;
    }

    /** Returns a table; empty when the server has none of that name. */
    Optional<TableNow> of(TableId id) throws SQLException {
        Optional<Table> known = Optional.ofNullable(stream.tableFor(id));
        return definitions
                .table(id)
                .map(definition -> definition.applied(id, known))
                .map(this::formed);
    }

    private TableNow formed(Table table) {
        TableNow now = last.filter(former -> former.table().equals(table))
                .orElseGet(() -> new TableNow(table, forms.apply(table)));
        last = Optional.of(now);
        return now;
    }

    /** Returns whether the stream knows the table: it has not come to a statement that drops it. */
    boolean isKnown(TableId id) {
        return stream.tableFor(id) != null;
    }
}
