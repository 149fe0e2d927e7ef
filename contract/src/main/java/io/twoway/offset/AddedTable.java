package io.twoway.offset;

/**
 * A table that came into the selection of a running pair.
 *
 * @param database where it is
 * @param name its name
 */
public record AddedTable(String database, String name) {

    @Override
    public String toString() {
        return database + "." + name;
    }
}
