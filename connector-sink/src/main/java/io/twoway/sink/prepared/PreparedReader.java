package io.twoway.sink.prepared;

import io.twoway.contract.SeenOffsets;
import io.twoway.contract.SiteName;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.decode.RowStep;
import io.twoway.sink.plan.PlannedRow;
import io.twoway.sink.plan.StreamId;
import io.twoway.table.TableName;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;

/** Reads what {@link PreparedWriter} wrote. */
public final class PreparedReader {

    private final StreamId stream;
    private final long commitMillis;
    private final DataInputStream in;

    // Mutable state
    private final List<Schema> schemas = new ArrayList<>();
    private final List<PlannedRow> rows = new ArrayList<>();

    private PreparedReader(byte[] data, StreamId stream, long commitMillis) {
        this.stream = stream;
        this.commitMillis = commitMillis;
        this.in = new DataInputStream(new ByteArrayInputStream(data));
    }

    /**
     * Returns the rows of a part.
     *
     * @param stream the stream whose rows they are
     * @param commitMillis when they were committed at the origin
     * @throws ConnectException when the bytes are not what this version, or one before it, wrote
     */
    public static List<PlannedRow> read(byte[] data, StreamId stream, long commitMillis) {
        try {
            PreparedReader reader = new PreparedReader(data, stream, commitMillis);
            reader.read();
            return List.copyOf(reader.rows);
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new ConnectException("It is not what this version of the sink can read: " + e.getMessage(), e);
        }
    }

    private void read() throws IOException {
        int version = in.read();
        if (version != Mark.VERSION) {
            throw new IllegalArgumentException("its format has the number " + version + " and not " + Mark.VERSION);
        }
        for (int next = in.read(); next >= 0; next = in.read()) {
            Mark mark = Mark.of(next);
            if (mark == Mark.SCHEMA) {
                schemas.add(SchemaBytes.read(in));
            } else {
                rows.add(readRow(mark));
            }
        }
    }

    private PlannedRow readRow(Mark mark) throws IOException {
        ChangeOrigin origin = readOrigin();
        if (mark == Mark.UNDECODABLE) {
            return new PlannedRow.Undecodable(origin, new DataException(ValueBytes.readText(in)));
        }
        TableName table = new TableName(ValueBytes.readText(in), ValueBytes.readText(in));
        Optional<Struct> before = readImage();
        Optional<Struct> after = readImage();
        return new PlannedRow.Changed(origin, table, stepOf(mark, before, after));
    }

    private static RowStep stepOf(Mark mark, Optional<Struct> before, Optional<Struct> after) {
        return switch (mark) {
            case INSERTED -> new RowStep.Inserted(after.orElseThrow());
            case UPDATED -> new RowStep.Updated(before.orElseThrow(), after.orElseThrow());
            case DELETED -> new RowStep.Deleted(before.orElseThrow(), true);
            case DELETED_WITHOUT_KEY -> new RowStep.Deleted(before.orElseThrow(), false);
            case SCHEMA, UNDECODABLE -> throw new IllegalArgumentException(mark + " is no change of a row");
        };
    }

    private Optional<Struct> readImage() throws IOException {
        int schema = in.readInt();
        return schema == Mark.NO_IMAGE ? Optional.empty() : Optional.of(ValueBytes.readStruct(schemas.get(schema), in));
    }

    private ChangeOrigin readOrigin() throws IOException {
        return new ChangeOrigin(
                stream.topic(),
                stream.partition(),
                in.readLong(),
                new SiteName(ValueBytes.readText(in)),
                commitMillis,
                in.readBoolean(),
                in.readBoolean(),
                SeenOffsets.parse(ValueBytes.readText(in)));
    }
}
