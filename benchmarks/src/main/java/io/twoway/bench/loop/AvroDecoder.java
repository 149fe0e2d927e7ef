package io.twoway.bench.loop;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads records as the deserializer of the Avro converter does, without what the converter makes of them. Its classes are those
 * of the worker's plugin, which this module cannot be compiled against.
 */
final class AvroDecoder implements LoopDecoder {

    private static final String DESERIALIZER = "io.confluent.kafka.serializers.KafkaAvroDeserializer";

    private final String topic;
    private final Deserializer<?> deserializer;
    private final AvroFields fields;

    private AvroDecoder(String topic, Deserializer<?> deserializer, AvroFields fields) {
        this.topic = topic;
        this.deserializer = deserializer;
        this.fields = fields;
    }

    /**
     * Takes the classes from a plugin's folder.
     *
     * @param topic where the records come from, which may name their schemas
     * @param settings of the deserializer, the registry's address among them
     */
    static AvroDecoder of(Path plugin, String topic, Map<String, String> settings) {
        try {
            ClassLoader classes =
                    new URLClassLoader(new URL[] {plugin.toUri().toURL()}, AvroDecoder.class.getClassLoader());
            return new AvroDecoder(topic, deserializer(classes, settings), AvroFields.of(classes));
        } catch (MalformedURLException | ReflectiveOperationException e) {
            throw new IllegalStateException("no Avro deserializer in " + plugin.getFileName(), e);
        }
    }

    /** Kafka's settings name classes that are looked for by the thread's class loader, as in a worker. */
    private static Deserializer<?> deserializer(ClassLoader classes, Map<String, String> settings)
            throws ReflectiveOperationException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(classes);
        try {
            Deserializer<?> deserializer = (Deserializer<?>)
                    classes.loadClass(DESERIALIZER).getConstructor().newInstance();
            deserializer.configure(settings, false);
            return deserializer;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public LoopRecord decode(byte[] value) {
        Map<String, Object> envelope = fields.of(deserializer.deserialize(topic, value));
        if (!envelope.containsKey("op")) {
            return new LoopRecord("", Map.of(), Map.of());
        }
        return new LoopRecord(envelope.get("op").toString(), row(envelope.get("before")), row(envelope.get("after")));
    }

    private Map<String, Object> row(Object record) {
        return record == null ? Map.of() : fields.of(record);
    }
}
