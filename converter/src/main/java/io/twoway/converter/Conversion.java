package io.twoway.converter;

import java.util.Map;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.json.DecimalFormat;
import org.apache.kafka.connect.json.JsonConverterConfig;

/**
 * Settings of JsonConverter that decide how a value is written and read.
 *
 * @param numericDecimals whether decimals are numbers, in place of bytes in base64
 * @param defaultsForNull whether a default is written and read in the place of null
 */
record Conversion(boolean numericDecimals, boolean defaultsForNull) {

    /** Meanings that JsonConverter gives to a schema by its name, whatever its type is. */
    enum Logical {
        NONE,
        DECIMAL,
        DATE,
        TIME,
        TIMESTAMP
    }

    static Conversion of(Map<String, Object> settings) {
        return new Conversion(
                DecimalFormat.NUMERIC.name().equalsIgnoreCase((String)
                        settings.get(JsonConverterConfig.DECIMAL_FORMAT_CONFIG)),
                (Boolean) settings.get(JsonConverterConfig.REPLACE_NULL_WITH_DEFAULT_CONFIG));
    }

    static Logical logical(Schema schema) {
        if (schema.name() == null) {
            return Logical.NONE;
        }
        return switch (schema.name()) {
            case Decimal.LOGICAL_NAME -> Logical.DECIMAL;
            case Date.LOGICAL_NAME -> Logical.DATE;
            case Time.LOGICAL_NAME -> Logical.TIME;
            case Timestamp.LOGICAL_NAME -> Logical.TIMESTAMP;
            default -> Logical.NONE;
        };
    }

    /** Returns the scale of a decimal's schema, as {@link Decimal} finds it. */
    static int scale(Schema decimal) {
        String scale =
                decimal.parameters() == null ? null : decimal.parameters().get(Decimal.SCALE_FIELD);
        if (scale == null) {
            throw new OtherShape("decimal without scale");
        }
        return Integer.parseInt(scale);
    }

    /** A schema that is still being built may change later, and what was made for it would not. */
    static void requireBuilt(Schema schema) {
        if (!(schema instanceof ConnectSchema)) {
            throw new OtherShape("schema that is not built");
        }
    }
}
