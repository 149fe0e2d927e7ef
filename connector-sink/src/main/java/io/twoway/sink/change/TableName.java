package io.twoway.sink.change;

/**
 * A table's full name.
 *
 * @param database the schema's name, unquoted
 * @param table the table's name, unquoted
 */
public record TableName(String database, String table) {

    @Override
    public String toString() {
        return database + "." + table;
    }
}
