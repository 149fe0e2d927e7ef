package io.twoway.source.filter;

import java.util.BitSet;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/** Knows which rows meet a condition, as the server that they are from would say. */
@FunctionalInterface
public interface RowJudge {

    /**
     * Returns the places of the rows for which the condition is true; NULL is not true.
     *
     * @param rows of one table, all of one schema
     * @throws RuntimeException when the server is lost, or cannot evaluate the condition
     */
    BitSet meeting(RowCondition condition, String database, String table, List<Struct> rows);
}
