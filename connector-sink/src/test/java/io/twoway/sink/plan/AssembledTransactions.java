package io.twoway.sink.plan;

import io.twoway.contract.GtidPosition;
import io.twoway.contract.SiteName;
import io.twoway.sink.change.ChangeOrigin;
import io.twoway.sink.decode.RowStep;
import io.twoway.sink.decode.StreamEvent;
import io.twoway.table.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/** Events of one origin, at one Kafka offset after the other, and what an assembler of them says. */
abstract class AssembledTransactions {

    static final String SERVER = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    static final TableName ORDERS = new TableName("shop", "orders");
    static final Schema ROW =
            SchemaBuilder.struct().field("id", Schema.INT32_SCHEMA).build();

    final List<String> heard = new ArrayList<>();
    private long offset;

    TransactionAssembler assembler(Watermark watermark, int maxRows) {
        return assembler(watermark, new TransactionLimit(maxRows, Long.MAX_VALUE));
    }

    TransactionAssembler assembler(Watermark watermark, TransactionLimit limit) {
        return new TransactionAssembler(watermark, limit, new PlanListener() {
            @Override
            public void replayed(ChangeOrigin origin) {
                heard.add("replayed " + origin.offset());
            }

            @Override
            public void cut(TransactionCut cut) {
                heard.add("cut by " + cut.reached() + " after " + cut.rows());
            }

            @Override
            public void endedInPieces(ChangeOrigin end, String transaction, int pieces) {
                heard.add("ended in " + pieces);
            }
        });
    }

    StreamEvent row(int transaction, int order) {
        return row(transaction, order, new RowStep.Inserted(struct(transaction * 1000 + order)));
    }

    StreamEvent row(int transaction, int order, RowStep step) {
        return new StreamEvent.RowChanged(
                origin(), ORDERS, SERVER + ":" + transaction, position(transaction, order), step);
    }

    /** A row that ends its transaction too. */
    StreamEvent last(int transaction, int order) {
        return joined(row(transaction, order), end(transaction));
    }

    /** One record in the place of a row and the end behind it. */
    static StreamEvent joined(StreamEvent row, StreamEvent end) {
        String transaction = end instanceof StreamEvent.TransactionEnded ended ? ended.transaction() : "";
        return new StreamEvent.EndingRow(row, new StreamEvent.TransactionEnded(row.origin(), transaction));
    }

    StreamEvent loaded(int transaction, int order) {
        return row(transaction, order, new RowStep.Loaded(struct(transaction * 1000 + order)));
    }

    StreamEvent undecodable() {
        return new StreamEvent.Undecodable(origin(), new DataException("no row"));
    }

    StreamEvent end(int transaction) {
        return new StreamEvent.TransactionEnded(origin(), SERVER + ":" + transaction);
    }

    StreamEvent statement(int transaction, int number) {
        return new StreamEvent.SchemaChanged(
                origin(), "shop", "RENAME TABLE", Optional.empty(), Optional.of(position(transaction, number - 1000)));
    }

    static GtidPosition position(int transaction, int order) {
        return new GtidPosition(SERVER, transaction, order);
    }

    ChangeOrigin origin() {
        return new ChangeOrigin("a", 0, offset++, new SiteName("a"), 0, false);
    }

    static Struct struct(int id) {
        return new Struct(ROW).put("id", id);
    }

    static List<String> ids(Optional<Work> work) {
        return work.stream()
                .flatMap(one -> ((Work.Rows) one).rows().stream())
                .map(row -> (RowStep.Inserted) ((PlannedRow.Changed) row).step())
                .map(step -> step.after().getInt32("id"))
                .map(id -> id / 1000 + "." + id % 1000)
                .toList();
    }
}
