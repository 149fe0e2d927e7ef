package io.twoway.sink.conflict;

import io.twoway.contract.SiteName;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.change.Column;
import io.twoway.sink.change.ColumnType;
import io.twoway.sink.change.Generation;
import io.twoway.sink.change.RowChange;
import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.TableSchema;
import io.twoway.sink.change.UniqueKey;
import io.twoway.sink.change.Value;
import io.twoway.table.TableName;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A table for tests: {@code id} is its key, {@code code} is unique, {@code version} is what UseMax compares. */
public final class Orders {

    public static final int ID = 0;
    public static final int CODE = 1;
    public static final int VERSION = 2;
    public static final int NOTE = 3;
    public static final int VISITS = 4;

    public static final int PRICE = 5;

    public static final SiteName SITE_A = new SiteName("a");
    public static final SiteName SITE_B = new SiteName("b");

    public static final TableSchema TABLE = table(
            column("id", ColumnType.BIGINT),
            column("code", ColumnType.VARCHAR),
            column("version", ColumnType.INT),
            column("note", ColumnType.VARCHAR),
            column("visits", ColumnType.BIGINT),
            column("price", ColumnType.DECIMAL),
            column("weight", ColumnType.DOUBLE),
            new Column("total", ColumnType.DECIMAL, Generation.KEPT, 0, false));

    private static final int COLUMNS = TABLE.columns().size();

    private Orders() {}

    /** Makes a row whose columns beyond these are the same in all rows, and whose generated column is not carried. */
    public static RowImage row(long id, String code, long version, String note, long visits) {
        return new RowImage(List.of(
                whole(id),
                text(code),
                whole(version),
                text(note),
                whole(visits),
                new Value.Exact(new BigDecimal("9.90")),
                new Value.Real(0.5),
                Value.Absent.ABSENT));
    }

    public static RowImage row(long id, String code, long version) {
        return row(id, code, version, "note", 0);
    }

    /** Makes an image that carries nothing but what the arguments say. */
    public static RowImage partial(int position, Value value) {
        Value[] values = new Value[COLUMNS];
        Arrays.fill(values, Value.Absent.ABSENT);
        return new RowImage(List.of(values)).with(position, value);
    }

    public static Value whole(long value) {
        return new Value.Whole(value);
    }

    public static Value text(String value) {
        return new Value.Text(value);
    }

    public static RowChange load(RowImage after) {
        return new RowChange.Load(from(SITE_A), after);
    }

    public static RowChange insert(RowImage after) {
        return new RowChange.Insert(from(SITE_A), after);
    }

    public static RowChange update(RowImage before, RowImage after) {
        return new RowChange.Update(from(SITE_A), before, after);
    }

    public static RowChange delete(RowImage before) {
        return new RowChange.Delete(from(SITE_A), before);
    }

    public static ChangeOrigin from(SiteName site) {
        return new ChangeOrigin(site.value(), 0, 42, site, 0, false);
    }

    public static Standing standing(RowImage row, RowImage... rivals) {
        return new Standing(Optional.of(row), List.of(rivals));
    }

    /** What stands where the row itself is missing. */
    public static Standing nothingBut(RowImage... rivals) {
        return new Standing(Optional.empty(), List.of(rivals));
    }

    private static TableSchema table(Column... columns) {
        return new TableSchema(
                new TableName("shop", "orders"),
                List.of(columns),
                Optional.of(new UniqueKey("PRIMARY", List.of(ID))),
                List.of(
                        new UniqueKey("by_code", List.of(CODE)),
                        new UniqueKey("by_note_and_price", List.of(NOTE, PRICE))),
                false,
                false,
                false);
    }

    private static Column column(String name, ColumnType type) {
        return new Column(name, type, Generation.NONE, 0, false);
    }
}
