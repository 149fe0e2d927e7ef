package io.twoway.precheck.facts;

/** A table's full name. */
public record TableName(String database, String table) implements Comparable<TableName> {

    @Override
    public int compareTo(TableName other) {
        int byDatabase = database.compareTo(other.database);
        return byDatabase != 0 ? byDatabase : table.compareTo(other.table);
    }

    /** Returns the name as a statement takes it. */
    public String quoted() {
        return "`" + database.replace("`", "``") + "`.`" + table.replace("`", "``") + "`";
    }

    @Override
    public String toString() {
        return database + "." + table;
    }
}
