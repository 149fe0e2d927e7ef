package io.twoway.precheck.facts;

import io.twoway.ddl.QuotedName;

/** A table's full name. */
public record TableName(String database, String table) implements Comparable<TableName> {

    @Override
    public int compareTo(TableName other) {
        int byDatabase = database.compareTo(other.database);
        return byDatabase != 0 ? byDatabase : table.compareTo(other.table);
    }

    /** Returns the name as a statement takes it. */
    public String quoted() {
        return QuotedName.of(database, table);
    }

    @Override
    public String toString() {
        return database + "." + table;
    }
}
