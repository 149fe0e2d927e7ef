package io.twoway.sink.mapping;

import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import io.debezium.ddl.parser.mysql.generated.MySqlParserBaseListener;
import io.twoway.table.TableName;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;

/** The tables that a statement names, and the names of its own that it gives. */
final class StatementTables extends MySqlParserBaseListener {

    private final NameMapping names;
    private final String database;

    // Mutable state
    private final Set<TableName> all = new LinkedHashSet<>();
    private final Set<String> aliases = new HashSet<>();
    private final Set<String> queryNames = new HashSet<>();
    private boolean query;

    StatementTables(NameMapping names, String database) {
        this.names = names;
        this.database = database;
    }

    /** Returns the origin's name that a node spells. */
    String nameOf(ParserRuleContext identifier) {
        return names.written(StatementText.nameOf(identifier));
    }

    /** Returns every table that is named. */
    Set<TableName> all() {
        return all;
    }

    /** Returns whether it has a SELECT or the body of a routine. */
    boolean hasQuery() {
        return query;
    }

    /** Returns whether a name stands for the result of a query or for a table of another name. */
    boolean isAlias(String name) {
        return aliases.contains(name);
    }

    /** Returns the named tables that are called so, in whatever database. */
    List<TableName> called(String name) {
        return all.stream().filter(table -> table.table().equals(name)).toList();
    }

    /** Returns whether WITH gives a query this name. */
    boolean isQueryName(String name) {
        return queryNames.contains(name);
    }

    TableName table(MySqlParser.TableRefContext reference) {
        return reference.qualifiedIdentifier() == null
                ? new TableName(database, nameOf(reference.dotIdentifier().identifier()))
                : table(reference.qualifiedIdentifier());
    }

    TableName table(MySqlParser.QualifiedIdentifierContext name) {
        String first = nameOf(name.identifier());
        return name.dotIdentifier() == null
                ? new TableName(database, first)
                : new TableName(first, nameOf(name.dotIdentifier().identifier()));
    }

    String database() {
        return database;
    }

    @Override
    public void enterTableRef(MySqlParser.TableRefContext reference) {
        all.add(table(reference));
    }

    @Override
    public void enterTableName(MySqlParser.TableNameContext name) {
        if (name.qualifiedIdentifier() != null) {
            all.add(table(name.qualifiedIdentifier()));
        }
    }

    @Override
    public void enterTableAlias(MySqlParser.TableAliasContext alias) {
        aliases.add(nameOf(alias.identifier()));
    }

    @Override
    public void enterCommonTableExpression(MySqlParser.CommonTableExpressionContext expression) {
        String name = nameOf(expression.identifier());
        aliases.add(name);
        queryNames.add(name);
    }

    @Override
    public void enterQueryExpression(MySqlParser.QueryExpressionContext expression) {
        query = true;
    }

    @Override
    public void enterCompoundStatement(MySqlParser.CompoundStatementContext body) {
        query = true;
    }
}
