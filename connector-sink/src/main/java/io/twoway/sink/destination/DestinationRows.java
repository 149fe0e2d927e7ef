package io.twoway.sink.destination;

import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.RowUpdate;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.UniqueKey;
import io.twoway.sink.change.Value;
import io.twoway.table.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.connect.errors.DataException;

/** The rows of the destination within one transaction. Every method throws {@link DestinationException}. */
public interface DestinationRows {

    /**
     * Returns the table as it is now.
     *
     * @throws DataException when there is no such table, or none that rows can be written to
     */
    TableSchema table(TableName name);

    /**
     * Returns the table as it was last, where it is known. That it still is so shows with the rows that are locked next: else that
     * fails as {@link FailureKind#OUTDATED}.
     *
     * @throws DataException when there is no such table, or none that rows can be written to
     */
    TableSchema lastKnown(TableName name);

    /**
     * Reads and locks the rows that have one of these values in a key of the table, at the latest when what is returned is asked
     * for them: together with whatever else waits by then. A row that is found by several keys comes several times.
     */
    Supplier<List<RowImage>> lockTogether(TableSchema table, Map<UniqueKey, List<List<Value>>> keys);

    /** Reads and locks the rows that have one of these values in a key of the table. */
    List<RowImage> lock(TableSchema table, UniqueKey key, List<List<Value>> keys);

    /** Reads and locks one row of a keyless table that equals the image. */
    Optional<RowImage> lockOne(TableSchema table, RowImage image);

    /** Returns what makes texts equal that the destination takes for equal in this column, which is {@code collated}. */
    Map<Value, Value> weights(TableSchema table, int column, List<Value.Text> texts);

    /**
     * Writes rows, at the latest when the transaction is committed: together with whatever else waits by then. A failure may show
     * at any later call.
     */
    void writeTogether(TableSchema table, TableWrites writes);

    void insert(TableSchema table, List<RowImage> rows);

    void update(TableSchema table, List<RowUpdate> rows);

    /**
     * Deletes rows.
     *
     * @param stored the rows as they were locked
     */
    void delete(TableSchema table, List<RowImage> stored);

    /**
     * Returns, locked, the rows that hold a unique value of the image, by whichever key; nothing is changed.
     *
     * @param row the row that would become the image, so that it is not in its own way
     */
    List<RowImage> inTheWay(TableSchema table, Optional<RowImage> row, RowImage image);

    /** Makes writes that belong to one row: when one fails, the others are undone, and the transaction can go on. */
    void together(Runnable writes);
}
