package io.twoway.source.definition;

import com.github.shyiko.mysql.binlog.event.deserialization.ColumnType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads the shape of rows from what the binlog says of their table: types and their sizes for each column, and attributes for
 * each column of some kind, in the order of the columns.
 */
final class ShapeReader {

    private static final List<ColumnKind> TEXTS =
            List.of(ColumnKind.TINYTEXT, ColumnKind.TEXT, ColumnKind.MEDIUMTEXT, ColumnKind.LONGTEXT);
    private static final List<ColumnKind> BLOBS =
            List.of(ColumnKind.TINYBLOB, ColumnKind.BLOB, ColumnKind.MEDIUMBLOB, ColumnKind.LONGBLOB);
    private static final List<ColumnKind> GEOMETRIES = List.of(
            ColumnKind.GEOMETRY,
            ColumnKind.POINT,
            ColumnKind.LINESTRING,
            ColumnKind.POLYGON,
            ColumnKind.MULTIPOINT,
            ColumnKind.MULTILINESTRING,
            ColumnKind.MULTIPOLYGON,
            ColumnKind.GEOMCOLLECTION);

    private final TableMapData table;
    private final TableAttributes attributes;
    private final CollationCharsets charsets;
    private final Optional<List<String>> names;
    private final List<SizedType> types;

    // Mutable state: what is told of the columns that are still to come
    private final Deque<Integer> collations;
    private final Deque<Integer> labelCollations;
    private final Deque<List<byte[]>> enumLabels;
    private final Deque<List<byte[]>> setLabels;
    private final Deque<Integer> geometries;
    private int numbers;

    private ShapeReader(TableMapData table, CollationCharsets charsets) throws IOException {
        this.table = table;
        this.charsets = charsets;
        attributes = new TableAttributes(table.attributes());
        names = attributes.names();
        types = types(table).toList();
        collations = queue(attributes.collations(count(types, SizedType::hasCollation)));
        labelCollations = queue(attributes.labelCollations(count(types, SizedType::hasLabels)));
        enumLabels = queue(attributes.enumLabels());
        setLabels = queue(attributes.setLabels());
        geometries = queue(attributes.geometryTypes());
    }

    private static <T> Deque<T> queue(Collection<T> told) {
        return new ArrayDeque<>(told);
    }

    private static int count(List<SizedType> types, Predicate<SizedType> kind) {
        return (int) types.stream().filter(kind).count();
    }

    private static Stream<SizedType> types(TableMapData table) {
        byte[] codes = table.getColumnTypes();
        int[] metadata = table.getColumnMetadata();
        return IntStream.range(0, codes.length)
                .mapToObj(i -> SizedType.of(ColumnType.byCode(codes[i] & 0xFF), metadata[i]));
    }

    static RowShape read(TableMapData table, CollationCharsets charsets) {
        try {
            return new ShapeReader(table, charsets).shape();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "What the binlog says of table " + table.getDatabase() + "." + table.getTable()
                            + " cannot be read: " + e.getMessage(),
                    e);
        }
    }

    private RowShape shape() throws IOException {
        List<ColumnDefinition> columns = new ArrayList<>();
        for (SizedType type : types) {
            columns.add(column(type, columns.size()));
        }
        List<String> key = new ArrayList<>();
        for (int place : attributes.key()) {
            names.ifPresent(all -> key.add(all.get(place)));
        }
        return new RowShape(columns, key);
    }

    private ColumnDefinition column(SizedType type, int place) {
        Optional<CollationCharsets.Charset> charset =
                type.hasCollation() ? next(collations).map(charsets::ofCollation) : Optional.empty();
        ColumnKind kind = kind(type, charset);
        return new ColumnDefinition(
                names.map(all -> all.get(place)),
                kind,
                type.isNumber() && attributes.isUnsigned(numbers++) && kind.isNumber(),
                table.getColumnNullability().get(place),
                charset.filter(set -> kind.isText())
                        .map(CollationCharsets.Charset::name)
                        .map(ColumnDefinition::current),
                kind.isText() && kind.hasLength()
                        ? type.length()
                                / charset.map(CollationCharsets.Charset::longest)
                                        .orElse(1)
                        : type.length(),
                type.scale(),
                labels(type));
    }

    private static <T> Optional<T> next(Deque<T> told) {
        return Optional.ofNullable(told.poll());
    }

    private ColumnKind kind(SizedType type, Optional<CollationCharsets.Charset> charset) {
        boolean isBinary = charset.filter(set -> set.name().equals("binary")).isPresent();
        return switch (type.type()) {
            case TINY -> ColumnKind.TINYINT;
            case SHORT -> ColumnKind.SMALLINT;
            case INT24 -> ColumnKind.MEDIUMINT;
            case LONG -> ColumnKind.INT;
            case LONGLONG -> ColumnKind.BIGINT;
            case FLOAT -> ColumnKind.FLOAT;
            case DOUBLE -> ColumnKind.DOUBLE;
            case NEWDECIMAL -> ColumnKind.DECIMAL;
            case BIT -> ColumnKind.BIT;
            case YEAR -> ColumnKind.YEAR;
            case DATE -> ColumnKind.DATE;
            case TIME, TIME_V2 -> ColumnKind.TIME;
            case DATETIME, DATETIME_V2 -> ColumnKind.DATETIME;
            case TIMESTAMP, TIMESTAMP_V2 -> ColumnKind.TIMESTAMP;
            case VARCHAR, VAR_STRING -> isBinary ? ColumnKind.VARBINARY : ColumnKind.VARCHAR;
            case STRING -> isBinary ? ColumnKind.BINARY : ColumnKind.CHAR;
            case BLOB -> (isBinary ? BLOBS : TEXTS).get(type.length() - 1);
            case ENUM -> ColumnKind.ENUM;
            case SET -> ColumnKind.SET;
            case JSON -> ColumnKind.JSON;
            case VECTOR -> ColumnKind.VECTOR;
            case GEOMETRY -> GEOMETRIES.get(next(geometries).orElse(0));
            default ->
                throw new UnsupportedOperationException("The binlog has a column of the type " + type.type()
                        + " in table " + table.getDatabase() + "." + table.getTable() + ", which is not known");
        };
    }

    private Optional<List<String>> labels(SizedType type) {
        if (!type.hasLabels()) {
            return Optional.empty();
        }
        String charset = next(labelCollations)
                .map(charsets::ofCollation)
                .map(CollationCharsets.Charset::name)
                .orElse("utf8mb4");
        return next(type.type() == ColumnType.ENUM ? enumLabels : setLabels).map(labels -> labels.stream()
                .map(label -> charsets.decode(charset, label))
                .toList());
    }
}
