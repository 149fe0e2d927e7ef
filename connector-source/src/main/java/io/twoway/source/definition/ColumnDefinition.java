package io.twoway.source.definition;

import io.debezium.relational.Column;
import io.debezium.relational.ColumnEditor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Definition of a column, as far as the binlog or the server tells it.
 *
 * @param name its name; empty where the binlog does not tell it ({@code binlog_row_metadata=MINIMAL})
 * @param kind its type
 * @param unsigned whether its numbers have no sign
 * @param optional whether it may be NULL
 * @param charset MySQL's name of its character set; empty for what is no text, and where it is not told
 * @param length in characters, bytes, bits, digits or digits of a second, where the kind has a length
 * @param scale digits behind the point of a DECIMAL
 * @param labels those of ENUM or SET; empty for other kinds, and where they are not told
 */
public record ColumnDefinition(
        Optional<String> name,
        ColumnKind kind,
        boolean unsigned,
        boolean optional,
        Optional<String> charset,
        int length,
        int scale,
        Optional<List<String>> labels) {

    public ColumnDefinition {
        labels = labels.map(List::copyOf);
    }

    /** Returns whether a column that Debezium knows is read as this definition says. */
    boolean fits(Column known) {
        String type = known.typeName().toUpperCase(Locale.ROOT);
        return kindFits(type)
                && known.jdbcType() == kind.jdbcType()
                && unsigned == isUnsigned(type)
                && optional == known.isOptional()
                && charsetFits(known)
                && lengthFits(known)
                && labelsFit(known);
    }

    private boolean kindFits(String type) {
        Optional<ColumnKind> known = ColumnKind.named(type);
        if (kind == ColumnKind.GEOMETRY && name.isEmpty()) {
            return known.filter(ColumnKind::isGeometry).isPresent();
        }
        boolean isUsualName = type.equals(kind.name())
                || (kind.isNumber() && type.startsWith(kind.name() + " "))
                || kind.isGeometry();
        return isUsualName && known.filter(kind::equals).isPresent();
    }

    private boolean isUnsigned(String type) {
        return kind.isNumber() && (type.contains("UNSIGNED") || type.contains("ZEROFILL"));
    }

    private boolean charsetFits(Column known) {
        return !kind.isText()
                || charset.isEmpty()
                || charset.get()
                        .equals(current(Optional.ofNullable(known.charsetName()).orElse("utf8mb4")));
    }

    /** MySQL's name before 8.0.24 of what it calls utf8mb3 now. */
    static String current(String charset) {
        String name = charset.toLowerCase(Locale.ROOT);
        return name.equals("utf8") ? "utf8mb3" : name;
    }

    private boolean lengthFits(Column known) {
        int knownLength =
                Math.max(known.length(), 0); // a BINARY is filled up to a length that is named, and to no other
        return (!kind.hasLength() || knownLength == length)
                && (kind != ColumnKind.DECIMAL || known.scale().orElse(0) == scale);
    }

    private boolean labelsFit(Column known) {
        return labels.map(told -> told.equals(
                        known.enumValues().stream().map(LabelLiteral::labelOf).toList()))
                .orElse(true);
    }

    /** Returns whether a known column has the same form in the binlog, so that this definition corrects it for certain; REAL is what the mode makes it. */
    boolean corrects(Column known) {
        String type = known.typeName().toUpperCase(Locale.ROOT);
        boolean isEitherReal = type.startsWith("REAL") && (kind == ColumnKind.FLOAT || kind == ColumnKind.DOUBLE);
        return isEitherReal || ColumnKind.named(type).filter(kind::isStoredAs).isPresent();
    }

    /** Returns whether its values are numbers of labels, and nothing tells the labels. */
    boolean lacksLabels(Column known) {
        return kind.hasLabels() && labels.isEmpty() && known.enumValues().isEmpty();
    }

    /**
     * Returns the column as Debezium is to read it.
     *
     * @param known what was known of it, for what is not told here
     */
    Column column(String columnName, int position, Optional<Column> known) {
        ColumnEditor editor = Column.editor()
                .name(columnName)
                .position(position)
                .type(kind.name() + (unsigned ? " UNSIGNED" : ""))
                .jdbcType(kind.jdbcType())
                .optional(optional)
                .charsetName(charset.orElse(null));
        if (kind.hasLength() && length > 0) {
            editor.length(length);
        }
        if (kind == ColumnKind.DECIMAL) {
            editor.scale(scale);
        }
        if (kind.hasLabels()) {
            editor.enumValues(labels.map(ColumnDefinition::literals)
                    .or(() -> known.map(Column::enumValues))
                    .orElse(List.of()));
            editor.length(1);
        }
        return editor.create();
    }

    private static List<String> literals(List<String> labels) {
        return labels.stream().map(LabelLiteral::of).toList();
    }

    /** Shows the definition as MySQL would write it. */
    @Override
    public String toString() {
        String size = kind.hasLength() && length > 0
                ? "(" + length + (kind == ColumnKind.DECIMAL ? "," + scale : "") + ")"
                : "";
        String values = labels.map(told -> told.stream().collect(Collectors.joining("','", "('", "')")))
                .orElse("");
        return name.orElse("?") + " " + kind + size + values + (unsigned ? " UNSIGNED" : "")
                + charset.map(set -> " CHARACTER SET " + set).orElse("") + (optional ? "" : " NOT NULL");
    }
}
