package io.twoway.sink.store.sql;

import io.twoway.sink.change.RowImage;
import io.twoway.sink.change.Value;
import java.util.HexFormat;
import java.util.List;

/**
 * A statement's text with its values in it. The driver would do the same, at several times the cost: it reads the text once more for
 * the places of its parameters, and keeps an object for each.
 *
 * <p>No value gets out of its literal, whether the session's mode takes backslashes for escapes or not: quotes and backslashes are
 * doubled, bytes are digits. That a backslash comes out as one is for a mode that does, as the sink's sessions have it.
 */
public final class SqlText {

    private static final String QUOTES = "'`\"";

    // Mutable state
    private final StringBuilder text = new StringBuilder();
    private long furtherBytes;

    /**
     * Makes a statement of which each question mark outside of quotes is a value.
     *
     * @throws IllegalArgumentException when there are more or fewer values than question marks
     */
    static SqlText of(String sql, List<Value> values) {
        SqlText filled = new SqlText();
        int next = 0;
        int from = 0;
        char quote = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (QUOTES.indexOf(c) >= 0) {
                quote = c;
            } else if (c == '?') {
                filled.append(sql.substring(from, i)).append(valueAt(next++, values, sql));
                from = i + 1;
            }
        }
        if (next != values.size()) {
            throw new IllegalArgumentException(values.size() + " values are too many for: " + sql);
        }
        return filled.append(sql.substring(from));
    }

    private static Value valueAt(int index, List<Value> values, String sql) {
        if (index == values.size()) {
            throw new IllegalArgumentException(index + " values are too few for: " + sql);
        }
        return values.get(index);
    }

    /** Adds SQL as it is: names in it are quoted, and no value is in it. */
    public SqlText append(String sql) {
        text.append(sql);
        for (int i = 0; i < sql.length(); i++) {
            count(sql.charAt(i));
        }
        return this;
    }

    /** Adds these columns of a row, in brackets. */
    public SqlText append(RowImage row, List<Integer> columns) {
        text.append('(');
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                text.append(", ");
            }
            append(row.get(columns.get(i)));
        }
        text.append(')');
        return this;
    }

    SqlText append(Value value) {
        if (value instanceof Value.Whole whole) {
            text.append(whole.value());
        } else if (value instanceof Value.Exact || value instanceof Value.Real) {
            text.append(value);
        } else if (value instanceof Value.Text string) {
            appendQuoted(string.value());
        } else if (value instanceof Value.Json json) {
            appendQuoted(json.text());
        } else if (value instanceof Value.Binary binary) {
            text.append("_binary X'")
                    .append(HexFormat.of().formatHex(binary.toBytes()))
                    .append('\'');
        } else {
            text.append("NULL");
        }
        return this;
    }

    private void appendQuoted(String value) {
        text.append('\'');
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            count(c);
            if (c == '\'' || c == '\\') {
                text.append(value, from, i + 1);
                from = i; // once more
            }
        }
        text.append(from == 0 ? value : value.substring(from)).append('\'');
    }

    private void count(char c) {
        if (c > 0x7F) {
            furtherBytes += c > 0x7FF ? 2 : 1;
        }
    }

    /** Returns how long it is in UTF-8, at most. */
    public long bytes() {
        return text.length() + furtherBytes;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
