package io.twoway.source.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Operation of a user on a row, or on all rows of a table. */
public enum Operation {
    INSERT,
    UPDATE,
    DELETE,
    TRUNCATE;

    /** The words that a user may write. */
    public static final List<String> WORDS =
            Arrays.stream(values()).map(Operation::word).toList();

    /** Returns how a user writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException naming the valid words */
    static Operation parse(String word) {
        return Arrays.stream(values())
                .filter(operation -> operation.word().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + word + "' is not an operation. Valid words: " + String.join(", ", WORDS)));
    }
}
