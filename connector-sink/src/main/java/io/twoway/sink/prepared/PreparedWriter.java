package io.twoway.sink.prepared;

import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.decode.RowStep;
import io.twoway.sink.plan.PlannedRow;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** Turns rows into bytes. A schema is written before its first row in a part, and is a number from then on. */
public final class PreparedWriter {

    private final long partBytes;

    // Mutable state: the part that is being written
    private final List<PreparedPart> parts = new ArrayList<>();
    private final IdentityHashMap<Schema, Integer> schemas = new IdentityHashMap<>();
    private ByteArrayOutputStream bytes;
    private DataOutputStream out;
    private int rows;

    private PreparedWriter(long partBytes) {
        this.partBytes = partBytes;
    }

    /**
     * Returns the rows as bytes, in their order; one part where there are none.
     *
     * @param partBytes a part ends when it has this length; one row may be longer
     */
    public static List<PreparedPart> write(List<PlannedRow> rows, long partBytes) {
        try {
            PreparedWriter writer = new PreparedWriter(partBytes);
            writer.begin();
            for (PlannedRow row : rows) {
                writer.write(row);
            }
            writer.end();
            return List.copyOf(writer.parts);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes what is written into it", e);
        }
    }

    private void begin() throws IOException {
        bytes = new ByteArrayOutputStream();
        out = new DataOutputStream(bytes);
        out.writeByte(Mark.VERSION);
        schemas.clear();
        rows = 0;
    }

    private void end() {
        parts.add(new PreparedPart(rows, bytes.toByteArray()));
    }

    private void write(PlannedRow row) throws IOException {
        if (rows > 0 && bytes.size() >= partBytes) {
            end();
            begin();
        }
        if (row instanceof PlannedRow.Undecodable undecodable) {
            out.writeByte(Mark.UNDECODABLE.letter());
            writeOrigin(row.origin());
            ValueBytes.writeText(undecodable.cause().getMessage(), out);
        } else if (row instanceof PlannedRow.Changed changed) {
            writeChange(changed);
        } else {
            throw new IllegalStateException("Record " + row.origin() + " was loaded, which no XA transaction does");
        }
        rows++;
    }

    private void writeChange(PlannedRow.Changed changed) throws IOException {
        int before = numberOf(changed.beforeRow().orElse(null));
        int after = numberOf(changed.afterRow().orElse(null));
        out.writeByte(markOf(changed.step()).letter());
        writeOrigin(changed.origin());
        ValueBytes.writeText(changed.table().database(), out);
        ValueBytes.writeText(changed.table().table(), out);
        writeImage(before, changed.beforeRow().orElse(null));
        writeImage(after, changed.afterRow().orElse(null));
    }

    private static Mark markOf(RowStep step) {
        if (step instanceof RowStep.Inserted) {
            return Mark.INSERTED;
        }
        if (step instanceof RowStep.Updated) {
            return Mark.UPDATED;
        }
        if (step instanceof RowStep.Deleted deleted) {
            return deleted.keyed() ? Mark.DELETED : Mark.DELETED_WITHOUT_KEY;
        }
        throw new IllegalStateException("half a change of a key is not handed out");
    }

    /** Writes the row's schema, unless the part has it. */
    private int numberOf(Struct row) throws IOException {
        if (row == null) {
            return Mark.NO_IMAGE;
        }
        Integer known = schemas.get(row.schema());
        if (known != null) {
            return known;
        }
        out.writeByte(Mark.SCHEMA.letter());
        SchemaBytes.write(row.schema(), out);
        schemas.put(row.schema(), schemas.size());
        return schemas.size() - 1;
    }

    private void writeImage(int schema, Struct row) throws IOException {
        out.writeInt(schema);
        if (row != null) {
            ValueBytes.writeStruct(row, out);
        }
    }

    private void writeOrigin(ChangeOrigin origin) throws IOException {
        out.writeLong(origin.offset());
        ValueBytes.writeText(origin.site().value(), out);
        out.writeBoolean(origin.catchUp());
        out.writeBoolean(origin.unloaded());
        ValueBytes.writeText(origin.seen().encoded(), out);
    }
}
