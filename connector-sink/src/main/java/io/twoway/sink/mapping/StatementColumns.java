package io.twoway.sink.mapping;

import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.IdentifierContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParserBaseListener;
import io.twoway.table.TableName;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Exchanges the names of columns in a statement about one table, which has no query. */
final class StatementColumns extends MySqlParserBaseListener {

    private final NameMapping names;
    private final StatementTables tables;
    private final StatementText text;

    // Mutable state
    private Optional<TableName> table = Optional.empty();

    StatementColumns(NameMapping names, StatementTables tables, StatementText text) {
        this.names = names;
        this.tables = tables;
        this.text = text;
    }

    @Override
    public void enterCreateTable(MySqlParser.CreateTableContext statement) {
        table = Optional.ofNullable(statement.tableName().qualifiedIdentifier()).map(tables::table);
    }

    @Override
    public void enterAlterTable(MySqlParser.AlterTableContext statement) {
        table = Optional.of(tables.table(statement.tableRef()));
    }

    @Override
    public void enterCreateIndexTarget(MySqlParser.CreateIndexTargetContext target) {
        table = Optional.of(tables.table(target.tableRef()));
    }

    @Override
    public void enterColumnName(MySqlParser.ColumnNameContext name) {
        column(name.identifier());
    }

    /** The grammar uses it for the name of a foreign key to drop, too. */
    @Override
    public void enterColumnInternalRef(MySqlParser.ColumnInternalRefContext name) {
        boolean foreignKey =
                name.getParent() instanceof MySqlParser.AlterListItemContext item && item.FOREIGN_SYMBOL() != null;
        if (!foreignKey) {
            column(name.identifier());
        }
    }

    /** A new column, or a column's new name. */
    @Override
    public void enterAlterListItem(MySqlParser.AlterListItemContext item) {
        boolean addsColumn = item.ADD_SYMBOL() != null && item.fieldDefinition() != null;
        boolean renames =
                item.CHANGE_SYMBOL() != null || (item.RENAME_SYMBOL() != null && item.COLUMN_SYMBOL() != null);
        if (addsColumn || renames) {
            column(item.identifier());
        }
    }

    @Override
    public void enterPlace(MySqlParser.PlaceContext place) {
        if (place.identifier() != null) {
            column(place.identifier());
        }
    }

    @Override
    public void enterKeyPart(MySqlParser.KeyPartContext part) {
        column(part.identifier());
    }

    @Override
    public void enterAlterOrderList(MySqlParser.AlterOrderListContext list) {
        list.identifier().forEach(this::column);
    }

    @Override
    public void enterFieldIdentifier(MySqlParser.FieldIdentifierContext field) {
        if (!(field.getParent() instanceof MySqlParser.ColumnRefContext)) {
            return; // an index
        }
        if (field.dotIdentifier() != null) {
            column(field.dotIdentifier().identifier());
        } else if (field.qualifiedIdentifier().dotIdentifier() != null) {
            column(field.qualifiedIdentifier().dotIdentifier().identifier());
        } else {
            column(field.qualifiedIdentifier().identifier());
        }
    }

    /** The columns of a foreign key's other table. */
    @Override
    public void enterReferences(MySqlParser.ReferencesContext references) {
        if (references.identifierListWithParentheses() != null) {
            TableName other = tables.table(references.tableRef());
            references
                    .identifierListWithParentheses()
                    .identifierList()
                    .identifier()
                    .forEach(name -> column(other, name));
        }
    }

    /** PARTITION BY KEY (columns), and RANGE or LIST COLUMNS (columns). */
    @Override
    public void enterPartitionDefKey(MySqlParser.PartitionDefKeyContext definition) {
        listed(definition);
    }

    @Override
    public void enterPartitionDefRangeList(MySqlParser.PartitionDefRangeListContext definition) {
        listed(definition);
    }

    @Override
    public void enterSubPartitions(MySqlParser.SubPartitionsContext definition) {
        listed(definition);
    }

    private void listed(ParserRuleContext definition) {
        definition.getRuleContexts(MySqlParser.IdentifierListContext.class).forEach(list -> list.identifier()
                .forEach(this::column));
        definition
                .getRuleContexts(MySqlParser.IdentifierListWithParenthesesContext.class)
                .forEach(list -> list.identifierList().identifier().forEach(this::column));
    }

    private void column(IdentifierContext identifier) {
        table.ifPresent(owner -> column(owner, identifier));
    }

    private void column(TableName owner, IdentifierContext identifier) {
        String origin = StatementText.nameOf(identifier);
        String target = names.column(owner, origin);
        if (!target.equals(origin)) {
            text.replace(identifier, identifier, List.of(target));
        }
    }
}
