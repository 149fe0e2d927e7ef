package io.twoway.sink.mapping;

import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import io.twoway.contract.OriginSession;
import org.antlr.v4.runtime.tree.ParseTreeWalker;

/** Gives the databases, tables and columns in a statement the names that they have at the destination. */
public final class StatementMapping {

    private final NameMapping names;

    public StatementMapping(NameMapping names) {
        this.names = names;
    }

    /** Returns the statement of an ordinary session for the destination. */
    public String mapped(String database, String statement) {
        return mapped(database, statement, OriginSession.NONE);
    }

    /**
     * Returns the statement for the destination. A name without a database stays without one, as long as the table is in the
     * destination's database of that of the statement.
     *
     * @param database the statement's default database at the origin
     * @param session its session there, which decides what is a name
     * @throws UnmappableStatementException when it cannot be read, or when it is not clear which table a column belongs to
     */
    public String mapped(String database, String statement, OriginSession session) {
        if (names.isNone()) {
            return statement;
        }
        MySqlParser.QueriesContext tree = StatementParser.parse(statement, session);
        StatementTables tables = new StatementTables(names, database);
        ParseTreeWalker.DEFAULT.walk(tables, tree);
        requireKnownColumns(tables);
        if (session.bytes().isPresent()) {
            throw new UnmappableStatementException("it has bytes that are no characters of its client");
        }
        StatementText text = new StatementText(statement);
        ParseTreeWalker.DEFAULT.walk(new StatementNames(names, tables, text), tree);
        ParseTreeWalker.DEFAULT.walk(new StatementColumns(names, tables, text), tree);
        return text.replaced();
    }

    /** In a query a column may belong to any of its tables, to an alias, or be the name of a result. */
    private void requireKnownColumns(StatementTables tables) {
        if (!tables.hasQuery()) {
            return;
        }
        tables.all().stream().filter(names::renamesColumnsOf).findFirst().ifPresent(table -> {
            throw new UnmappableStatementException("it has a query over " + table
                    + ", of which mapping.columns renames columns; run it at the destination, with the names there");
        });
    }
}
