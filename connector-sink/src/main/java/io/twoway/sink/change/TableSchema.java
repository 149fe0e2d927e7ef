package io.twoway.sink.change;

import io.twoway.table.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A destination table as it is now.
 *
 * @param name the table
 * @param columns all columns in ordinal order
 * @param rowKey what identifies a row: the primary key, else the first unique key without nullable columns; empty for a
 *     keyless table
 * @param otherKeys the remaining unique keys
 * @param hasHiddenKeys whether there are further unique keys, on prefixes, expressions or generated columns: only the server
 *     can tell which rows collide on them
 * @param hasKeysOfExpressions whether an index, unique or not, has an expression
 * @param firesTriggers whether a change of its rows fires triggers
 */
public record TableSchema(
        TableName name,
        List<Column> columns,
        Optional<UniqueKey> rowKey,
        List<UniqueKey> otherKeys,
        boolean hasHiddenKeys,
        boolean hasKeysOfExpressions,
        boolean firesTriggers) {

    public TableSchema {
        columns = List.copyOf(columns);
        otherKeys = List.copyOf(otherKeys);
    }

    /** Returns the positions of the columns whose values are written. */
    public List<Integer> written() {
        return positions(Generation.NONE);
    }

    /** Returns the positions of the generated columns whose values the server keeps. */
    public List<Integer> kept() {
        return positions(Generation.KEPT);
    }

    private List<Integer> positions(Generation generation) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).generation() == generation)
                .boxed()
                .toList();
    }

    /** Returns the position of a column, compared without case as MySQL does. */
    public Optional<Integer> position(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equalsIgnoreCase(column)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
