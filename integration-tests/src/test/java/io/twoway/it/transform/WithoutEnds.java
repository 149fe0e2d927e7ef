package io.twoway.it.transform;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.transforms.Transformation;

/** Drops the records that end transactions, as nobody should. */
public final class WithoutEnds<R extends ConnectRecord<R>> implements Transformation<R> {

    @Override
    public R apply(R record) {
        boolean isEnd = record.value() instanceof Struct value && value.schema().field("status") != null;
        return isEnd ? null : record;
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
