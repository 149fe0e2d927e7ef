package io.twoway.sink.stream;

import io.twoway.sink.decode.StreamRecords;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.sink.SinkRecord;

/** Topic of transactions that insert rows with the ids 1, 2, 3 ...: one that came twice would be a conflict. */
final class Inserts {

    private final StreamRecords records = new StreamRecords();
    private final List<SinkRecord> topic = new ArrayList<>();

    // Mutable state
    private int transactions;
    private int rows;

    /** Adds a transaction. */
    void add(int size) {
        transactions++;
        for (int order = 1; order <= size; order++) {
            topic.add(records.inserted(transactions, order, StreamRecords.row(++rows, transactions)));
        }
        topic.add(records.ended(transactions));
    }

    /** Adds a transaction whose last row ends it. */
    void addEndingOnItsLastRow(int size) {
        transactions++;
        for (int order = 1; order <= size; order++) {
            topic.add(records.inserted(transactions, order, StreamRecords.row(++rows, transactions)));
        }
        StreamRecords.ending(topic.get(topic.size() - 1));
    }

    /** Returns how many rows there are. */
    int rows() {
        return rows;
    }

    int end() {
        return topic.size();
    }

    List<SinkRecord> between(int from, int to) {
        return List.copyOf(topic.subList(from, to));
    }
}
