package io.twoway.converter;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.json.JsonConverter;

/** Kafka's converter, which counts how often it is needed. */
final class CountingJsonConverter extends JsonConverter {

    private int calls;

    int calls() {
        return calls;
    }

    @Override
    public byte[] fromConnectData(String topic, Schema schema, Object value) {
        calls++;
        return super.fromConnectData(topic, schema, value);
    }

    @Override
    public SchemaAndValue toConnectData(String topic, byte[] value) {
        calls++;
        return super.toConnectData(topic, value);
    }
}
