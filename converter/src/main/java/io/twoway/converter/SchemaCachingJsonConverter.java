package io.twoway.converter;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.json.JsonConverterConfig;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.ConverterConfig;
import org.apache.kafka.connect.storage.ConverterType;

/**
 * Converter that writes and reads what {@link JsonConverter} with {@code schemas.enable=true} does, to the byte, and takes the
 * same settings. A schema is written and parsed once, by a JsonConverter, and then only copied or compared. Whatever is
 * unusual, and whatever is wrong, goes to that JsonConverter whole, so that its result and its exceptions are what a caller
 * gets. Several threads may use it.
 */
public final class SchemaCachingJsonConverter implements Converter {

    /** Since Kafka 4.2: one schema for all messages, which have none. */
    private static final String SCHEMA_CONTENT = "schema.content";

    /** A larger buffer is not kept for the next record. */
    private static final int LARGEST_SPARE = 1 << 20;

    private final JsonConverter json;
    private final AtomicReference<JsonOutput> spare = new AtomicReference<>();

    // of the configuration
    private boolean writesSchemas;
    private boolean readsSchemas;
    private PayloadWriters writers;
    private PayloadReaders readers;
    private WrittenSchemas written;
    private ReadSchemas read;

    public SchemaCachingJsonConverter() {
        this(new JsonConverter());
    }

    SchemaCachingJsonConverter(JsonConverter json) {
        this.json = json;
    }

    @Override
    public String version() {
        String version = SchemaCachingJsonConverter.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }

    @Override
    public ConfigDef config() {
        return json.config();
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        json.configure(settings, isKey);
        Map<String, Object> all = new HashMap<>(settings);
        all.put(ConverterConfig.TYPE_CONFIG, (isKey ? ConverterType.KEY : ConverterType.VALUE).getName());
        Map<String, Object> values =
                JsonConverterConfig.configDef().parse(all); // a JsonConverterConfig would log itself again
        Object content = settings.get(SCHEMA_CONTENT);
        writesSchemas = (Boolean) values.get(JsonConverterConfig.SCHEMAS_ENABLE_CONFIG);
        readsSchemas = writesSchemas && (content == null || content.toString().isEmpty());
        Conversion conversion = Conversion.of(values);
        int capacity = (Integer) values.get(JsonConverterConfig.SCHEMAS_CACHE_SIZE_CONFIG);
        writers = new PayloadWriters(conversion);
        readers = new PayloadReaders(conversion);
        written = new WrittenSchemas(capacity);
        read = new ReadSchemas(capacity);
    }

    @Override
    public void close() {
        json.close();
    }

    @Override
    public byte[] fromConnectData(String topic, Schema schema, Object value) {
        if (!writesSchemas || !(schema instanceof ConnectSchema)) {
            return json.fromConnectData(topic, schema, value);
        }
        WrittenSchemas.Written known = written.of(schema);
        if (known == null) {
            byte[] whole = json.fromConnectData(topic, schema, value);
            learn(schema, value, whole);
            return whole;
        }
        JsonOutput output = output();
        try {
            return known.messageOf(value, output);
        } catch (RuntimeException left) {
            return json.fromConnectData(topic, schema, value);
        } finally {
            keep(output);
        }
    }

    /** Takes the prefix off what JsonConverter has written, if the value in it is as it would be written here. */
    private void learn(Schema schema, Object value, byte[] whole) {
        try {
            PayloadWriter values = writers.of(schema);
            JsonOutput output = new JsonOutput();
            values.write(value, output);
            byte[] prefix = output.cutFrom(whole);
            if (Prefix.is(prefix)) {
                written.remember(schema, new WrittenSchemas.Written(prefix, values));
            }
        } catch (RuntimeException left) {
            // this value, or this schema, is one of those that JsonConverter writes
        }
    }

    private JsonOutput output() {
        JsonOutput output = spare.getAndSet(null);
        return output == null ? new JsonOutput() : output;
    }

    private void keep(JsonOutput output) {
        if (output.capacity() <= LARGEST_SPARE) {
            output.clear();
            spare.set(output);
        }
    }

    @Override
    public SchemaAndValue toConnectData(String topic, byte[] message) {
        if (!readsSchemas || message == null) {
            return json.toConnectData(topic, message);
        }
        try {
            ReadSchemas.Read known = read.of(message);
            if (known == null) {
                known = readFirst(topic, message);
            }
            return new SchemaAndValue(known.schema(), known.valueOf(message));
        } catch (RuntimeException left) {
            return json.toConnectData(topic, message);
        }
    }

    /** Has JsonConverter read a schema alone, so that it does not matter what the payload is. */
    private ReadSchemas.Read readFirst(String topic, byte[] message) {
        byte[] prefix = Prefix.of(message);
        Schema schema =
                json.toConnectData(topic, Prefix.asItems(prefix)).schema().valueSchema();
        ReadSchemas.Read first = new ReadSchemas.Read(prefix, schema, readers.of(schema));
        read.remember(first);
        return first;
    }
}
