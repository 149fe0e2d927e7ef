package io.twoway.source.definition;

import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attributes that the binlog tells of a table's columns: signs and collations of text always, the rest with {@code
 * binlog_row_metadata=FULL}. They are fields of a number, a length and bytes; what is not known is passed over.
 */
final class TableAttributes {

    private static final int SIGNEDNESS = 1;
    private static final int DEFAULT_COLLATION = 2;
    private static final int COLLATIONS = 3;
    private static final int NAMES = 4;
    private static final int SET_LABELS = 5;
    private static final int ENUM_LABELS = 6;
    private static final int GEOMETRY_TYPES = 7;
    private static final int KEY = 8;
    private static final int KEY_WITH_PREFIXES = 9;
    private static final int DEFAULT_LABEL_COLLATION = 10;
    private static final int LABEL_COLLATIONS = 11;

    private final Map<Integer, byte[]> fields = new HashMap<>();

    TableAttributes(byte[] bytes) throws IOException {
        ByteArrayInputStream stream = new ByteArrayInputStream(bytes);
        while (stream.available() > 0) {
            int field = stream.readInteger(1);
            fields.put(field, stream.read(stream.readPackedInteger()));
        }
    }

    private Optional<ByteArrayInputStream> field(int number) {
        return Optional.ofNullable(fields.get(number)).map(ByteArrayInputStream::new);
    }

    /** Returns whether the number of that place among the numbers has no sign. */
    boolean isUnsigned(int place) {
        byte[] bits = fields.get(SIGNEDNESS);
        return bits != null && (bits[place / Byte.SIZE] & (0x80 >>> (place % Byte.SIZE))) != 0;
    }

    /** Returns the names of all columns; empty when they are not told. */
    Optional<List<String>> names() throws IOException {
        Optional<ByteArrayInputStream> field = field(NAMES);
        if (field.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (byte[] name : texts(field.get(), Integer.MAX_VALUE)) {
            names.add(new String(name, StandardCharsets.UTF_8));
        }
        return Optional.of(names);
    }

    /** Returns the numbers of the collations of so many texts. */
    List<Integer> collations(int texts) throws IOException {
        return collations(texts, COLLATIONS, DEFAULT_COLLATION);
    }

    /** Returns the numbers of the collations of so many columns of ENUM or SET; empty when they are not told. */
    List<Integer> labelCollations(int columns) throws IOException {
        return collations(columns, LABEL_COLLATIONS, DEFAULT_LABEL_COLLATION);
    }

    private List<Integer> collations(int columns, int each, int usual) throws IOException {
        if (fields.containsKey(each)) {
            return numbers(field(each).orElseThrow());
        }
        if (!fields.containsKey(usual)) {
            return List.of();
        }
        List<Integer> numbers = numbers(field(usual).orElseThrow());
        List<Integer> collations = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            collations.add(numbers.get(0));
        }
        for (int i = 1; i < numbers.size(); i += 2) {
            collations.set(numbers.get(i), numbers.get(i + 1));
        }
        return collations;
    }

    /** Returns the labels of each ENUM, in the column's character set. */
    List<List<byte[]>> enumLabels() throws IOException {
        return labels(ENUM_LABELS);
    }

    /** Returns the labels of each SET, in the column's character set. */
    List<List<byte[]>> setLabels() throws IOException {
        return labels(SET_LABELS);
    }

    private List<List<byte[]>> labels(int number) throws IOException {
        List<List<byte[]>> columns = new ArrayList<>();
        ByteArrayInputStream field = new ByteArrayInputStream(fields.getOrDefault(number, new byte[0]));
        while (field.available() > 0) {
            columns.add(texts(field, field.readPackedInteger()));
        }
        return columns;
    }

    /** Returns the kind of each geometry; empty when they are not told. */
    List<Integer> geometryTypes() throws IOException {
        return numbers(new ByteArrayInputStream(fields.getOrDefault(GEOMETRY_TYPES, new byte[0])));
    }

    /** Returns the places of the columns of the key; empty for none, and where it is not told. */
    List<Integer> key() throws IOException {
        if (fields.containsKey(KEY)) {
            return numbers(field(KEY).orElseThrow());
        }
        List<Integer> pairs = numbers(new ByteArrayInputStream(fields.getOrDefault(KEY_WITH_PREFIXES, new byte[0])));
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i += 2) {
            places.add(pairs.get(i));
        }
        return places;
    }

    private static List<Integer> numbers(ByteArrayInputStream field) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        while (field.available() > 0) {
            numbers.add(field.readPackedInteger());
        }
        return numbers;
    }

    private static List<byte[]> texts(ByteArrayInputStream field, int most) throws IOException {
        List<byte[]> texts = new ArrayList<>();
        while (field.available() > 0 && texts.size() < most) {
            texts.add(field.read(field.readPackedInteger()));
        }
        return texts;
    }
}
