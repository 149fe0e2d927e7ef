package io.twoway.bench.loop;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A column of the loop's table.
 *
 * @param type one of {@link Types}
 * @param scale digits behind the point
 */
record LoopColumn(String name, int type, int scale) {

    static List<LoopColumn> of(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSetMetaData meta = statement
                    .executeQuery("SELECT * FROM " + table + " LIMIT 0")
                    .getMetaData();
            List<LoopColumn> columns = new ArrayList<>();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                columns.add(new LoopColumn(meta.getColumnName(i), meta.getColumnType(i), meta.getScale(i)));
            }
            return columns;
        }
    }

    /** Returns the column's value in a row of a record: DECIMAL comes as bytes, in JSON in base64, DATETIME(3) as milliseconds. */
    Object value(Map<String, Object> image) {
        Object raw = image.get(name);
        if (raw instanceof ByteBuffer bytes && type == Types.DECIMAL) {
            byte[] unscaled = new byte[bytes.remaining()];
            bytes.get(bytes.position(), unscaled);
            return new BigDecimal(new BigInteger(unscaled), scale);
        }
        if (raw instanceof String text && type == Types.DECIMAL) {
            return new BigDecimal(new BigInteger(Base64.getDecoder().decode(text)), scale);
        }
        if (raw instanceof Long millis && type == Types.TIMESTAMP) {
            return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
        }
        return raw;
    }
}
