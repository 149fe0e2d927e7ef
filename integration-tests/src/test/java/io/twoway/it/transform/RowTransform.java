package io.twoway.it.transform;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.transforms.Transformation;

/** Transform of these tests: it knows Debezium's envelope and leaves all but rows alone. */
abstract class RowTransform<R extends ConnectRecord<R>> implements Transformation<R> {

    /** Returns the record with another row, or null for one to drop, as the interface demands. */
    abstract R applyToRow(R record, Struct envelope);

    @Override
    public final R apply(R record) {
        return record.value() instanceof Struct value && isRow(value) ? applyToRow(record, value) : record;
    }

    /** Returns the envelope with both of its images changed. */
    static Struct withImages(Struct envelope, UnaryOperator<Struct> change) {
        Struct copy = new Struct(envelope.schema());
        envelope.schema().fields().forEach(field -> copy.put(field, envelope.get(field)));
        for (String image : new String[] {"before", "after"}) {
            Optional.ofNullable(envelope.getStruct(image)).ifPresent(row -> copy.put(image, change.apply(row)));
        }
        return copy;
    }

    private static boolean isRow(Struct value) {
        return value.schema().field("before") != null && value.schema().field("after") != null;
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // nothing to set
    }

    @Override
    public void close() {
        // nothing to close
    }
}
