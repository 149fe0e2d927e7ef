package io.twoway.sink.mapping;

import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.IdentifierContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.QualifiedIdentifierContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParserBaseListener;
import io.twoway.table.TableName;
import java.util.List;
import java.util.stream.Collectors;

/** Exchanges the names of databases and tables in a statement. */
final class StatementNames extends MySqlParserBaseListener {

    private final NameMapping names;
    private final StatementTables tables;
    private final StatementText text;

    StatementNames(NameMapping names, StatementTables tables, StatementText text) {
        this.names = names;
        this.tables = tables;
        this.text = text;
    }

    @Override
    public void enterSchemaName(MySqlParser.SchemaNameContext name) {
        database(name.identifier());
    }

    @Override
    public void enterSchemaRef(MySqlParser.SchemaRefContext name) {
        database(name.identifier());
    }

    @Override
    public void enterTableName(MySqlParser.TableNameContext name) {
        table(name.qualifiedIdentifier());
    }

    @Override
    public void enterTableRef(MySqlParser.TableRefContext name) {
        if (isQueryName(name)) {
            return;
        }
        table(name.qualifiedIdentifier());
    }

    @Override
    public void enterViewName(MySqlParser.ViewNameContext name) {
        table(name.qualifiedIdentifier());
    }

    @Override
    public void enterViewRef(MySqlParser.ViewRefContext name) {
        table(name.qualifiedIdentifier());
    }

    @Override
    public void enterProcedureName(MySqlParser.ProcedureNameContext name) {
        databaseOf(name.qualifiedIdentifier());
    }

    @Override
    public void enterProcedureRef(MySqlParser.ProcedureRefContext name) {
        databaseOf(name.qualifiedIdentifier());
    }

    @Override
    public void enterFunctionName(MySqlParser.FunctionNameContext name) {
        databaseOf(name.qualifiedIdentifier());
    }

    @Override
    public void enterFunctionRef(MySqlParser.FunctionRefContext name) {
        databaseOf(name.qualifiedIdentifier());
    }

    @Override
    public void enterTriggerName(MySqlParser.TriggerNameContext name) {
        databaseOf(name.qualifiedIdentifier());
    }

    @Override
    public void enterTriggerRef(MySqlParser.TriggerRefContext name) {
        databaseOf(name.qualifiedIdentifier());
    }

    @Override
    public void enterEventName(MySqlParser.EventNameContext name) {
        databaseOf(name.qualifiedIdentifier());
    }

    @Override
    public void enterEventRef(MySqlParser.EventRefContext name) {
        databaseOf(name.qualifiedIdentifier());
    }

    @Override
    public void enterFunctionCall(MySqlParser.FunctionCallContext call) {
        if (call.qualifiedIdentifier() != null) {
            databaseOf(call.qualifiedIdentifier());
        }
    }

    /** A column with its table: {@code table.column} or {@code database.table.column}. */
    @Override
    public void enterFieldIdentifier(MySqlParser.FieldIdentifierContext field) {
        QualifiedIdentifierContext name = field.qualifiedIdentifier();
        if (name == null) {
            return;
        }
        if (field.dotIdentifier() != null) {
            table(name);
        } else if (name.dotIdentifier() != null) {
            qualifier(name.identifier());
        }
    }

    @Override
    public void enterTableWild(MySqlParser.TableWildContext wild) {
        List<IdentifierContext> parts = wild.identifier();
        if (parts.size() == 1) {
            qualifier(parts.get(0));
        } else {
            TableName origin = new TableName(tables.nameOf(parts.get(0)), tables.nameOf(parts.get(1)));
            TableName target = names.table(origin);
            text.replace(parts.get(0), parts.get(1), List.of(target.database(), target.table()));
        }
    }

    private boolean isQueryName(MySqlParser.TableRefContext name) {
        QualifiedIdentifierContext plain = name.qualifiedIdentifier();
        return plain != null && plain.dotIdentifier() == null && tables.isQueryName(tables.nameOf(plain.identifier()));
    }

    private void database(IdentifierContext identifier) {
        String origin = tables.nameOf(identifier);
        String target = names.database(origin);
        if (!target.equals(origin)) {
            text.replace(identifier, identifier, List.of(target));
        }
    }

    private void databaseOf(QualifiedIdentifierContext name) {
        if (name.dotIdentifier() != null) {
            database(name.identifier());
        }
    }

    private void table(QualifiedIdentifierContext name) {
        if (name == null) {
            throw new UnmappableStatementException("it has a name that begins with a dot");
        }
        TableName origin = tables.table(name);
        TableName target = names.table(origin);
        boolean inDefault = target.database().equals(names.database(tables.database()));
        if (name.dotIdentifier() == null && inDefault) {
            if (!target.table().equals(origin.table())) {
                text.replace(name, name, List.of(target.table()));
            }
        } else if (!target.equals(origin) || name.dotIdentifier() == null) {
            text.replace(name, name, List.of(target.database(), target.table()));
        }
    }

    /** The table before a column, without its database. */
    private void qualifier(IdentifierContext identifier) {
        String name = tables.nameOf(identifier);
        if (tables.isAlias(name)) {
            return;
        }
        List<String> targets = tables.called(name).stream()
                .map(table -> names.table(table).table())
                .distinct()
                .collect(Collectors.toList());
        if (targets.size() > 1) {
            throw new UnmappableStatementException(
                    "'" + name + "' before a column may be one of " + tables.called(name));
        }
        targets.stream()
                .filter(target -> !target.equals(name))
                .forEach(target -> text.replace(identifier, identifier, List.of(target)));
    }
}
