package io.twoway.source.definition;

import io.debezium.relational.Column;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides how rows are read: by what the binlog tells of them, and what else is known of their table as far as it agrees. */
public final class Reconciliation {

    /** Outcome of a reconciliation. */
    public sealed interface Outcome {}

    /**
     * Definition that is sure.
     *
     * @param table the object that was known, when that is right
     */
    public record Agreed(Table table) implements Outcome {}

    /**
     * Rows that would perhaps be misread.
     *
     * @param message what disagrees, and how to go on
     */
    public record Unclear(String message) implements Outcome {}

    private final TableId id;
    private final Optional<Table> known;
    private final RowShape shape;
    private final Supplier<Optional<TableDefinition>> server;

    private Reconciliation(
            TableId id, Optional<Table> known, RowShape shape, Supplier<Optional<TableDefinition>> server) {
        this.id = id;
        this.known = known;
        this.shape = shape;
        this.server = server;
    }

    /**
     * Reconciles what is told of a table.
     *
     * @param known the definition that DDL gave it, if that could be read
     * @param told what the binlog says before the rows
     * @param server the server's definition, which is asked for only where the binlog tells types alone
     * @param isServerRight whether a person says that the server's definition holds for these rows
     */
    public static Outcome of(
            Optional<Table> known,
            TableMapData told,
            CollationCharsets charsets,
            Supplier<Optional<TableDefinition>> server,
            boolean isServerRight) {
        TableId id = new TableId(told.getDatabase(), null, told.getTable());
        RowShape shape = ShapeReader.read(told, charsets);
        Reconciliation reconciliation = new Reconciliation(id, known, shape, server);
        return shape.definition()
                .<Outcome>map(definition -> new Agreed(definition.applied(id, known)))
                .orElseGet(() -> isServerRight ? reconciliation.byServer() : reconciliation.byTypes());
    }

    private Outcome byServer() {
        return server.get()
                .filter(this::agrees)
                .<Outcome>map(definition -> new Agreed(definition.applied(id, known)))
                .orElseGet(() -> unclear("what the server has now is not what the rows have"));
    }

    private boolean agrees(TableDefinition definition) {
        List<Column> columns = definition.applied(id, Optional.empty()).columns();
        return columns.size() == shape.columns().size()
                && columns.stream()
                        .allMatch(column ->
                                shape.columns().get(column.position() - 1).fits(column));
    }

    private Outcome byTypes() {
        if (known.isEmpty()) {
            return unclear("its definition is not known: it is of a statement that could not be read");
        }
        List<Column> columns = known.get().columns();
        if (columns.size() != shape.columns().size()) {
            return unclear("they have " + shape.columns().size() + " columns, and the definition that is known "
                    + columns.size());
        }
        List<Column> corrected = new ArrayList<>();
        for (Column column : columns) {
            ColumnDefinition told = shape.columns().get(column.position() - 1);
            if (!told.fits(column) && !told.corrects(column)) {
                return unclear("column '" + column.name() + "' is known as " + column.typeName() + ", and they have "
                        + told.kind() + " in its place");
            }
            if (told.lacksLabels(column)) {
                return unclear("the labels of column '" + column.name() + "' are not known");
            }
            corrected.add(
                    told.fits(column) ? column : told.column(column.name(), column.position(), Optional.of(column)));
        }
        if (isNameInDoubt(columns)) {
            return unclear("a column has a backtick in its name, which the parser of DDL text doubles");
        }
        return isOrderInDoubt(columns)
                ? unclear("the server has the same columns in another order")
                : new Agreed(
                        corrected.equals(columns)
                                ? known.get()
                                : known.get().edit().setColumns(corrected).create());
    }

    /** Debezium leaves a backtick in a name doubled, as the statement has it. */
    private boolean isNameInDoubt(List<Column> columns) {
        List<String> names = columns.stream().map(Column::name).toList();
        return names.stream().anyMatch(name -> name.contains("``"))
                && server.get()
                        .map(TableDefinition::names)
                        .filter(names::equals)
                        .isEmpty();
    }

    /** Types cannot tell columns of one type apart; a statement that was misread leaves the same names in other places. */
    private boolean isOrderInDoubt(List<Column> columns) {
        List<String> names = columns.stream().map(Column::name).toList();
        return server.get()
                .map(TableDefinition::names)
                .filter(others -> !others.equals(names) && new HashSet<>(others).equals(new HashSet<>(names)))
                .isPresent();
    }

    private Unclear unclear(String why) {
        return new Unclear("The rows of table " + id + " cannot be read for certain: the binlog tells their types alone"
                + " (binlog_row_metadata is MINIMAL), and " + why + ".\nThe binlog: " + shape.columns()
                + "\nKnown: " + known.map(table -> table.columns().toString()).orElse("nothing")
                + "\nThe server now: "
                + server.get()
                        .map(definition -> definition.columns().toString())
                        .orElse("no such table")
                + "\nNothing of them was sent. Run SET PERSIST binlog_row_metadata = FULL at the server: it tells all of"
                + " later rows. To go on with these: if the server's table has now the columns that it had when they were"
                + " written, set 'table.definition.from.server' of this connector to '" + id.catalog() + "."
                + id.table() + "', restart the task, and remove the setting afterwards.");
    }
}
