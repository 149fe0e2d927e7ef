package io.twoway.source.exact;

import io.debezium.config.CommonConnectorConfig.BinaryHandlingMode;
import io.debezium.config.CommonConnectorConfig.EventConvertingFailureHandlingMode;
import io.debezium.connector.mysql.jdbc.MySqlValueConverters;
import io.debezium.jdbc.TemporalPrecisionMode;
import io.debezium.relational.Column;
import io.debezium.relational.ValueConverter;
import io.debezium.service.spi.ServiceRegistry;
import io.twoway.source.charset.CharsetTables;
import io.twoway.source.charset.TextBytes;
import io.twoway.source.definition.LabelLiteral;
import io.twoway.value.ImpossibleDate;
import io.twoway.value.ImpossibleDateTime;
import io.twoway.value.ZeroTimestamp;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Year;
import java.time.temporal.TemporalAdjuster;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.errors.DataException;

/** Debezium's conversions, where they would alter a value replaced by exact ones, and by a refusal where there is none. */
public final class ExactValues extends MySqlValueConverters {

    /** How the binlog's reader presents the year 0000, which it stores as 0 years after 1900. */
    private static final Year ZERO_YEAR = Year.of(1900);

    private final CharsetTables charsets;

    public ExactValues(
            DecimalMode decimals,
            TemporalPrecisionMode times,
            BigIntUnsignedMode unsigned,
            BinaryHandlingMode binaries,
            TemporalAdjuster adjuster,
            EventConvertingFailureHandlingMode failures,
            ServiceRegistry services,
            CharsetTables charsets) {
        super(decimals, times, unsigned, binaries, adjuster, failures, services);
        this.charsets = charsets;
    }

    @Override
    public ValueConverter converter(Column column, Field field) {
        ValueConverter usual = super.converter(column, field);
        return usual == null ? null : value -> unusual(value) ? encoded(value) : usual.convert(own(column, value));
    }

    /** Debezium turns the bytes of a BIT around where they lie, and converts a column of the key twice. */
    private static Object own(Column column, Object value) {
        return column.jdbcType() == Types.BIT && value instanceof byte[] bytes ? bytes.clone() : value;
    }

    private static boolean unusual(Object value) {
        return value instanceof ImpossibleDate
                || value instanceof ImpossibleDateTime
                || value instanceof ZeroTimestamp
                || ZERO_YEAR.equals(value);
    }

    private static Object encoded(Object value) {
        if (value instanceof ImpossibleDate date) {
            return date.encoded();
        }
        if (value instanceof ImpossibleDateTime time) {
            return time.encoded();
        }
        return value instanceof ZeroTimestamp ? ZeroTimestamp.ENCODED : (Object) 0;
    }

    /** The charset that Java would take is not looked at: see {@link #convertString}. */
    @Override
    protected Charset charsetFor(Column column) {
        return StandardCharsets.UTF_8;
    }

    @Override
    protected Object convertString(Column column, Field field, Charset ignored, Object value) {
        Object text = value instanceof byte[] bytes ? decoded(column, bytes) : value;
        return super.convertString(column, field, ignored, text);
    }

    private String decoded(Column column, byte[] bytes) {
        return charsets.of(column.charsetName())
                .decode(bytes)
                .orElseThrow(() -> refusal(
                        column,
                        "0x" + TextBytes.shown(bytes),
                        "has a byte or character that " + column.charsetName()
                                + " does not share with Unicode, so it would arrive altered. Convert the column to utf8mb4 or"
                                + " VARBINARY on both sides"));
    }

    @Override
    protected Object convertJson(Column column, Field field, Object value) {
        boolean stored = value instanceof byte[] bytes && bytes.length > 0;
        Object text = stored ? JsonText.of((byte[]) value) : value;
        if (text instanceof String json) {
            JsonDecimal.in(json).ifPresent(number -> {
                throw refusal(
                        column,
                        number,
                        "is a DECIMAL inside of a JSON document, which would arrive as a DOUBLE, with other"
                                + " digits");
            });
        }
        return super.convertJson(column, field, text);
    }

    @Override
    protected Object convertEnumToString(List<String> labels, Column column, Field field, Object value) {
        if (Integer.valueOf(0).equals(value) && labels.contains("")) {
            throw refusal(column, "0", "is an invalid value in an ENUM that has '' as a label: both are the same text");
        }
        return super.convertEnumToString(labels, column, field, value);
    }

    @Override
    protected Object convertSetToString(List<String> labels, Column column, Field field, Object value) {
        Object text = super.convertSetToString(labels, column, field, value);
        if ("".equals(text) && value instanceof Long bits && bits != 0) {
            throw refusal(column, value.toString(), "is the label '' of a SET, which is the same text as no label");
        }
        return text;
    }

    /** The labels themselves: Debezium would put a backslash before each comma. */
    @Override
    protected List<String> extractEnumAndSetOptions(Column column) {
        return column.enumValues().stream().map(LabelLiteral::labelOf).toList();
    }

    /** Debezium names the table and drops the outer exception. */
    private static DataException refusal(Column column, String value, String why) {
        String message = "The value " + value + " of column '" + column.name() + "' " + why
                + ". Change the value, or leave the column out with 'column.exclude.list' on both sides, then restart the"
                + " connector";
        return new DataException(message, new DataException(message));
    }
}
