package io.twoway.sink.mapping;

import io.twoway.table.TableName;
import java.util.HashMap;
import java.util.Map;

/**
 * The tables of a stream under their names at the destination; it refuses two tables under one name, which would become
 * one. Only what travels tells that: the mapping knows the names that it was given, not which tables there are.
 */
public final class MappedTables {

    private final NameMapping names;

    // Mutable state
    private final Map<TableName, TableName> targets = new HashMap<>();
    private final Map<TableName, TableName> origins = new HashMap<>();

    public MappedTables(NameMapping names) {
        this.names = names;
    }

    /**
     * Returns the destination's name of a table.
     *
     * @throws IllegalArgumentException when another table of the origin has that name there
     */
    public TableName target(TableName origin) {
        TableName known = targets.get(origin);
        if (known != null) {
            return known;
        }
        TableName target = names.table(origin);
        TableName other = origins.putIfAbsent(target, origin);
        if (other != null) {
            throw new IllegalArgumentException("The tables " + other + " and " + origin
                    + " of the origin both become " + target + " at the destination. Give one of them another name in "
                    + "mapping.tables, or leave it out at the source");
        }
        targets.put(origin, target);
        return target;
    }

    /** A statement may have renamed or dropped tables: what was seen under which name no longer counts. */
    public void forgetAll() {
        targets.clear();
        origins.clear();
    }
}
