package io.twoway.source.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Column as {@code information_schema.columns} shows it.
 *
 * @param type the whole type, such as {@code int unsigned} or {@code enum('a','b')}
 * @param optional whether it may be NULL
 * @param charset the character set of text; empty for what is none
 * @param length characters or bytes; empty where the type has none
 * @param precision digits, or bits
 * @param scale digits behind the point
 * @param fraction digits of a second
 */
public record ServerColumn(
        String name,
        String type,
        boolean optional,
        Optional<String> charset,
        OptionalInt length,
        OptionalInt precision,
        OptionalInt scale,
        OptionalInt fraction) {

    private static final Pattern LITERAL = Pattern.compile("'(?:[^'\\\\]|''|\\\\.)*'", Pattern.DOTALL);

    /**
     * Returns what it says of rows.
     *
     * @throws IllegalArgumentException when its type is none of MySQL's
     */
    public ColumnDefinition definition() {
        ColumnKind kind = ColumnKind.named(type)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Column '" + name + "' has the type " + type + ", which is not known"));
        return new ColumnDefinition(
                Optional.of(name),
                kind,
                kind.isNumber() && type.toUpperCase(Locale.ROOT).matches(".*\\b(UNSIGNED|ZEROFILL)\\b.*"),
                optional,
                charset.filter(set -> kind.isText()).map(ColumnDefinition::current),
                size(kind),
                kind == ColumnKind.DECIMAL ? scale.orElse(0) : 0,
                kind.hasLabels() ? Optional.of(labels()) : Optional.empty());
    }

    private int size(ColumnKind kind) {
        return switch (kind) {
            case DECIMAL, BIT -> precision.orElse(0);
            case TIME, DATETIME, TIMESTAMP -> fraction.orElse(0);
            default -> length.orElse(0);
        };
    }

    private List<String> labels() {
        List<String> labels = new ArrayList<>();
        Matcher literals = LITERAL.matcher(type);
        while (literals.find()) {
            labels.add(LabelLiteral.labelOf(literals.group()));
        }
        return labels;
    }
}
